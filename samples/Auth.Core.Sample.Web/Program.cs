using Auth.Core.Sample.Web;

var builder = WebApplication.CreateBuilder(args);
var demo = DemoProfile.Read(builder.Configuration, builder.Environment);
demo?.AdmitLoopbackOnly(builder.WebHost);

builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.Limits.MaxRequestBodySize = JsonBody.MaxBytes;
    kestrel.AddServerHeader = false;
});

builder
    .Services.AddAuthCore(options =>
    {
        options.Tokens.Issuer = builder.Configuration["AuthCore:Issuer"] ?? string.Empty;
        options.Tokens.Audience = builder.Configuration["AuthCore:Audience"] ?? string.Empty;
        options.AddKeys(builder.Configuration);
        options.Passwords.MinLength = demo?.MinPasswordLength ?? options.Passwords.MinLength;
    })
    .AddStorage(builder.Configuration)
    .AddAuthCoreBearer();
builder.Services.AddOpenApi(options => options.AddBearerScheme());
builder.Services.AddSingleton(FirstAdmin.Account.Read(builder.Configuration, demo));
builder.Services.AddHostedService<FirstAdmin>();

var app = builder.Build();
app.UseExceptionHandler(handler => handler.Run(context => Wire.Error("Internal server error").Write(context)));
app.UseStatusCodePages(pages => Wire.ForStatus(pages.HttpContext.Response.StatusCode).Write(pages.HttpContext));
app.MapAccountEndpoints();
app.MapContentEndpoints();

// The package's own endpoints beside those above, which answer as the first document of this sample does.
app.MapAuthCore();
app.MapOpenApi();
app.Run();
