using Auth.Core;
using Auth.Core.Sample.CustomStore;
using Auth.Core.Tokens;
using Auth.Core.Users;
using Microsoft.Extensions.DependencyInjection;

var path = args.Length > 0 ? args[0] : "users.jsonl";
using var users = await FileUserStore.OpenAsync(path);

var services = new ServiceCollection();
services.AddSingleton<IUserStore>(users);
services
    .AddAuthCore(options =>
    {
        options.Tokens.Issuer = "https://id.example.org";
        options.Tokens.Audience = "https://api.example.org";
        options.Tokens.SigningKeys.Add(SigningKey.CreateRandom());
    })
    .AddInMemoryStores(); // fills what is still empty: sessions end with the process, users stay

await using var provider = services.BuildServiceProvider();
var authentication = provider.GetRequiredService<AuthenticationService>();

var registered = await authentication.RegisterAsync("ada", "correct horse battery");
var login = await authentication.LoginAsync("ada", "correct horse battery");
Console.WriteLine($"register: {registered}, log in: {login}");
