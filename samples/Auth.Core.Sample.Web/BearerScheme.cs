using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Auth.Core.Sample.Web;

/// <summary>Declares the bearer scheme in the OpenAPI document, and says which operations need it.</summary>
internal static class BearerScheme
{
    private const string Name = "Bearer";

    public static OpenApiOptions AddBearerScheme(this OpenApiOptions options)
    {
        options.AddDocumentTransformer(
            (document, _, _) =>
            {
                var scheme = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http,
                    Scheme = "bearer",
                    BearerFormat = "JWT",
                };
                document.AddComponent<IOpenApiSecurityScheme>(Name, scheme);
                return Task.CompletedTask;
            }
        );
        options.AddOperationTransformer(
            (operation, context, _) =>
            {
                var metadata = context.Description.ActionDescriptor.EndpointMetadata;
                var isOpen = metadata.OfType<IAllowAnonymous>().Any();
                if (!isOpen && metadata.Any(item => item is AuthorizationPolicy or IAuthorizeData))
                {
                    var reference = new OpenApiSecuritySchemeReference(Name, context.Document);
                    operation.Security = [new OpenApiSecurityRequirement { [reference] = [] }];
                }

                return Task.CompletedTask;
            }
        );
        return options;
    }
}
