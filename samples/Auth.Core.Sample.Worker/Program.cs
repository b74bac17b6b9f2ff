// A program without a web: jobs come from a queue, each with the token of whoever ordered it, and the worker has an account
// of its own for what it reports. The settings are checked before the first job, and a fault stops the start.
using System.Threading.Channels;
using Auth.Core.Sample.Worker;
using Auth.Core.Tokens;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

var builder = Host.CreateApplicationBuilder(args);
builder
    .Services.AddAuthCore(options =>
    {
        options.Tokens.Issuer = "https://id.example.org";
        options.Tokens.Audience = "https://jobs.example.org";
        options.Tokens.SigningKeys.Add(SigningKey.CreateRandom()); // in production: SigningKey.FromEnvironment()
    })
    .AddInMemoryStores();
builder.Services.AddHostedService<JobWorker>();

// A queue in memory and somebody to fill it; in earnest a broker.
builder.Services.AddSingleton(Channel.CreateBounded<Job>(100));
builder.Services.AddHostedService<Customers>();
builder.Logging.SetMinimumLevel(LogLevel.Warning);

await builder.Build().RunAsync();
