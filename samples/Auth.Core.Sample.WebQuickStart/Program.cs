var builder = WebApplication.CreateBuilder(args);
var auth = builder.Services.AddAuthCore(options =>
{
    options.Tokens.Issuer = "https://id.example.org";
    options.Tokens.Audience = "https://api.example.org";
    options.ManagedKeys.Enabled = true;
});
auth.AddInMemoryStores().AddAuthCoreBearer();

var app = builder.Build();
app.MapAuthCore();
app.MapGet("/", (HttpContext context) => $"Hello, {context.User.Identity?.Name}!").RequireAuthorization();
app.Run();
