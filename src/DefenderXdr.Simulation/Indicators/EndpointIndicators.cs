using Newtonsoft.Json;

namespace DefenderXdr.Simulation;

/// <summary>Defender for Endpoint's indicators: <c>/api/indicators</c>.</summary>
internal sealed class EndpointIndicators(IndicatorStore store)
{
    private const int MostInBatch = 500;
    private static readonly string[] Both = ["Ti.ReadWrite", "Ti.ReadWrite.All"];

    private static readonly ListRules<Indicator> Rules = new(
        new FilterFields<Indicator>(graph: false)
            .Text("application", indicator => indicator.Application)
            .Text("createdByDisplayName", indicator => indicator.CreatedBy)
            .Date("expirationTime", indicator => indicator.Expiration)
            .Flag("generateAlert", indicator => indicator.GenerateAlert)
            .Text("title", indicator => indicator.Title)
            .Text("indicatorValue", indicator => indicator.Value)
            .Enumeration("indicatorType", indicator => indicator.Type, IndicatorTerms.Types)
            .Date("creationTimeDateTimeUtc", indicator => indicator.Created)
            .Text("createdBy", indicator => indicator.CreatedBy)
            .Enumeration("action", indicator => indicator.Action, IndicatorTerms.Actions)
            .Enumeration("severity", indicator => indicator.Severity, IndicatorTerms.Severities),
        DefaultTop: 10_000,
        MaxTop: 10_000,
        ["$filter", "$top", "$skip"]);

    internal IEnumerable<Operation> Operations =>
    [
        new(Api.Endpoint, "GET", "api/indicators", Both, List),
        new(Api.Endpoint, "POST", "api/indicators", Both, Submit),
        new(Api.Endpoint, "POST", "api/indicators/import", Both, Import),
        new(Api.Endpoint, "POST", "api/indicators/BatchDelete", Both, BatchDelete),
        new(Api.Endpoint, "DELETE", "api/indicators/{id}", Both, Delete),
    ];

    private SimulatedResponse List(Call call)
    {
        var page = new ListQuery<Indicator>(call, Rules).Page(store.VisibleTo(call.Caller));
        return call.Answer(json =>
        {
            json.WriteStartObject();
            json.Member("@odata.context", call.Context("Indicators"));
            json.StartArray("value");
            foreach (var indicator in page.Items)
                Write(json, indicator, null);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private SimulatedResponse Submit(Call call)
    {
        var body = IndicatorBody.Of(JsonBody.Read(call.Request.Body) ?? throw ApiFault.InvalidBody("it is not a JSON object."));
        var indicator = store.Submit(call.Caller, body.Type, body.Value, (known, id, now) => body.Make(known, id, now, call.Caller));
        return call.Answer(json => Write(json, indicator, call.Context("Indicators/$entity")));
    }

    private SimulatedResponse Import(Call call)
    {
        var items = ChangeBody.Read(call, "Indicators").RequiredObjects("Indicators");
        if (items.Length > MostInBatch)
            throw new ApiFault(400, "MaximumBatchSizeExceeded", $"Maximum batch size is {MostInBatch}");
        var results = items.Select(item => ((string?)item["indicatorValue"], Result: Submitted(item, call.Caller))).ToList();
        return call.Answer(json =>
        {
            json.WriteStartObject();
            json.Member("@odata.context", call.Context("Collection(microsoft.windowsDefenderATP.api.ImportIndicatorResult)"));
            json.StartArray("value");
            foreach (var (value, (id, reason)) in results)
            {
                json.WriteStartObject();
                json.Member("id", id);
                json.Member("indicator", value);
                json.Member("isFailed", reason is not null);
                json.Member("failureReason", reason);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private (string? Id, string? Reason) Submitted(Newtonsoft.Json.Linq.JObject item, Principal caller)
    {
        try
        {
            var body = IndicatorBody.Of(item);
            return ($"{store.Submit(caller, body.Type, body.Value, (known, id, now) => body.Make(known, id, now, caller)).Id}", null);
        }
        catch (ApiFault fault)
        {
            return (null, fault.Message);
        }
    }

    private SimulatedResponse BatchDelete(Call call)
    {
        var ids = ChangeBody.Read(call, "IndicatorIds").RequiredTexts("IndicatorIds");
        if (ids.Length > MostInBatch)
            throw new ApiFault(400, "MaximumBatchSizeExceeded", $"Maximum batch size is {MostInBatch}");
        if (Array.Find(ids, id => !id.All(char.IsDigit)) is { } invalid)
            throw ApiFault.InvalidInput($"Indicator id '{invalid}' is invalid");
        return Deleted(call, ids);
    }

    private SimulatedResponse Delete(Call call) => Deleted(call, [call.Values["id"]]);

    private SimulatedResponse Deleted(Call call, string[] ids) =>
        store.Delete(call.Caller, ids) is { } unknown ? throw new ApiFault(404, "ResourceNotFound", $"Indicator {unknown} was not found") : call.NoContent();

    private static void Write(JsonTextWriter json, Indicator indicator, string? context)
    {
        json.WriteStartObject();
        if (context is not null)
            json.Member("@odata.context", context);
        json.Member("id", $"{indicator.Id}");
        json.Member("indicatorValue", indicator.Value);
        json.Member("indicatorType", indicator.Type.Legacy);
        json.Member("action", indicator.Action.Legacy);
        json.Member("application", indicator.Application);
        json.Member("externalID", indicator.ExternalId);
        json.Member("source", indicator.CreatedBy);
        json.Member("sourceType", indicator.IsOfApp ? "AadApp" : "User");
        json.Member("title", indicator.Title);
        json.Member("creationTimeDateTimeUtc", indicator.Created);
        json.Member("createdBy", indicator.CreatedBy);
        json.Member("expirationTime", indicator.Expiration);
        json.Member("lastUpdateTime", indicator.LastUpdate);
        json.Member("lastUpdatedBy", indicator.LastUpdatedBy);
        json.Member("severity", indicator.Severity.Legacy);
        json.Member("description", indicator.Description);
        json.Member("recommendedActions", indicator.RecommendedActions);
        json.Member("category", indicator.Category);
        json.Member("mitreTechniques", indicator.Techniques);
        json.Member("educateUrl", indicator.EducateUrl);
        json.Member("generateAlert", indicator.GenerateAlert);
        json.Member("rbacGroupNames", indicator.Groups);
        json.Member("rbacGroupIds", []);
        json.WriteEndObject();
    }
}
