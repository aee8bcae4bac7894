using System.Xml;
using DefenderXdr.Http;
using Newtonsoft.Json;

namespace DefenderXdr;

/// <summary>Hunting on one API. All three take the same body, to which Graph adds; they differ in path, permission and time limit.</summary>
internal sealed class HuntingBackEnd(ApiOperation operation, TimeSpan serviceLimit)
{
    public ApiOperation Operation => operation;

    /// <summary>The call.</summary>
    /// <param name="kql">The query as it is sent.</param>
    /// <param name="query">What else was asked for; what only Graph takes is refused elsewhere.</param>
    public ApiRequest Run(string kql, HuntingQuery query)
    {
        Check(query);
        var body = new Dictionary<string, string> { ["Query"] = kql };
        if (query.Timespan is { } span) body["Timespan"] = XmlConvert.ToString(span);
        if (query.WorkspaceId is { } workspace) body["workspaceId"] = workspace.ToString("D");
        return new()
        {
            Operation = operation,
            Address = ApiRequest.AddressOf(operation),
            Body = JsonConvert.SerializeObject(body),
            // The service's own limit is to end it, with the service's own words.
            Timeout = serviceLimit + TimeSpan.FromSeconds(60),
            TimeoutErrorId = ErrorIds.HuntingTimeLimitExceeded,
            BadRequestErrorId = ErrorIds.HuntingQueryInvalid,
            Meaning = fault => HuntingLimits.Read(fault, serviceLimit),
            Intent = "run the query",
        };
    }

    private void Check(HuntingQuery query)
    {
        if (operation.Api == DefenderApi.Graph || string.Join(" and ", query.GraphOnly) is not { Length: > 0 } lacking) return;
        throw DefenderErrors.Create(ErrorIds.ApiNotSupported,
            $"{operation.Api} does not take {lacking} for hunting. {ApiOperations.GraphHunting.Api} ({ApiOperations.GraphHunting.ApplicationPermissions[0]}) does.");
    }
}
