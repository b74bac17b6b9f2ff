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
    .AddAuthCoreBearer()
    .AddAuthCoreCookies();
builder.Services.AddOpenApi(options => options.AddBearerScheme());
builder.Services.AddSingleton(FirstAdmin.Account.Read(builder.Configuration, demo));
builder.Services.AddHostedService<FirstAdmin>();

var app = builder.Build();
app.UseExceptionHandler(handler => handler.Run(Faults.Answer));
app.UseStatusCodePages(pages => Wire.ForStatus(pages.HttpContext.Response.StatusCode).Write(pages.HttpContext));
app.UsePage();
app.MapAccountEndpoints();
app.MapContentEndpoints();
app.MapPasswordHints();

// The package's own endpoints, which the page uses, beside those above, which answer as the first document of this sample does.
app.MapAuthCore();
app.MapOpenApi();
app.Run();
