using System.Xml;
using DefenderXdr.Http;
using Newtonsoft.Json;

namespace DefenderXdr;

/// <summary>Hunting on one API. All three take the same body, to which Graph adds; they differ in path, permission and time limit.</summary>
internal sealed class HuntingBackEnd(ApiOperation operation, TimeSpan serviceLimit)
{
    public ApiOperation Operation => operation;

    private bool IsGraph => operation.Api == DefenderApi.Graph;

    /// <summary>The whole query as this API gets it. Where it has no timespan, a filter in the text stands for it.</summary>
    public string TextOf(HuntingQuery query) =>
        query.Timespan is { } span && !IsGraph ? (query with { Text = KqlTimespan.Put(query.Text, span, operation.Api) }).ToKql() : query.ToKql();

    /// <summary>The call.</summary>
    /// <param name="kql">The query as it is sent.</param>
    /// <param name="query">What else was asked for; what only Graph takes is refused elsewhere.</param>
    public ApiRequest Run(string kql, HuntingQuery query)
    {
        Check(query);
        var body = new Dictionary<string, string> { ["Query"] = kql };
        if (query.Timespan is { } span && IsGraph) body["Timespan"] = XmlConvert.ToString(span);
        if (query.WorkspaceId is { } workspace) body["workspaceId"] = workspace.ToString("D");
        return new()
        {
            Operation = operation,
            Address = ApiRequest.AddressOf(operation),
            Body = RequestBody.Json(JsonConvert.SerializeObject(body)),
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
        if (IsGraph || query.WorkspaceId is null) return;
        throw DefenderErrors.Create(ErrorIds.ApiNotSupported,
            $"{operation.Api} does not take WorkspaceId for hunting. {ApiOperations.GraphHunting.Api} ({ApiOperations.GraphHunting.ApplicationPermissions[0]}) does.");
    }
}
