using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Tests.Operations;

public sealed class OperationTableTests
{
    /// <summary>What the documentation lists, as the facts of one line each.</summary>
    private static IEnumerable<(string Operation, string Application, string Delegated)> Documented =>
        Rows("Defender/endpoints")
            // The streaming API is set up in the portal and has no address.
            .Where(row => row["method"]!.Type != JTokenType.Null)
            .Select(row => Facts((string?)row["product"] == "xdr" ? DefenderApi.Xdr : DefenderApi.Endpoint, "", row))
            .Concat(Rows("Graph/endpoints")
                .Where(row => (string?)row["version"] == "v1.0" && row["deprecated"] is null)
                .Select(row => Facts(DefenderApi.Graph, "/v1.0", row)));

    [Fact]
    public void The_table_has_what_is_documented_and_nothing_else()
    {
        var table = ApiOperations.All.Select(o => ($"{o.Api} {o.Method} {o.Path}", string.Join(' ', o.ApplicationPermissions), string.Join(' ', o.DelegatedPermissions)));

        Assert.Equal(Documented.Order(), table.Order());
        Assert.Equal(129, ApiOperations.All.Count);
    }

    [Fact]
    public void Every_operation_of_the_table_is_a_property_by_its_own_name()
    {
        var properties = typeof(ApiOperations).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(ApiOperation))
            .Select(property => (property.Name, Operation: (ApiOperation)property.GetValue(null)!)).ToArray();

        Assert.Equal(properties.Select(p => p.Operation.Name).Order(), ApiOperations.All.Select(o => o.Name).Order());
        Assert.All(properties, p =>
        {
            Assert.Equal(p.Name, p.Operation.Name);
            Assert.StartsWith(p.Operation.Api.ToString(), p.Name);
            Assert.Same(p.Operation, typeof(ApiOperations).GetProperty(p.Name)!.GetValue(null));
        });
    }

    [Fact]
    public void The_calls_a_minute_are_those_of_the_pages()
    {
        var documented = Rows("Defender/endpoints").Concat(Rows("Graph/endpoints"))
            .Select(row => (Row: row, Rate: Regex.Match((string?)row["rateLimit"] ?? "", @"(\d+)/min")))
            .Where(found => found.Rate.Success)
            .ToLookup(found => $"{found.Row["method"]} {((string?)found.Row["product"] == "graph" ? "/v1.0" : "")}{found.Row["path"]}", found => int.Parse(found.Rate.Groups[1].Value, CultureInfo.InvariantCulture));

        Assert.All(ApiOperations.All, o => Assert.Equal(documented[$"{o.Method} {o.Path}"].FirstOrDefault(100), o.CallsPerMinute));
        Assert.Contains(ApiOperations.All, o => o.CallsPerMinute == 45);
    }

    [Fact]
    public void Only_what_changes_nothing_may_be_asked_again()
    {
        string[] questions = ["GraphHunting", "XdrHunting", "EndpointHunting", "EndpointListScanHistoryOfDefinition", "EndpointListScanHistoryOfSession"];

        Assert.All(ApiOperations.All, o => Assert.Equal(o.Method == "GET" || questions.Contains(o.Name), o.IsRead));
    }

    [Fact]
    public void Only_what_changes_nothing_or_is_the_same_twice_as_once_is_sent_again()
    {
        string[] upserts = ["EndpointSubmitIndicator", "EndpointImportIndicators"];

        Assert.All(ApiOperations.All, o => Assert.Equal(o.IsRead || upserts.Contains(o.Name), o.IsRepeatable));
    }

    [Fact]
    public void Both_older_hunting_endpoints_retire_on_the_announced_day_and_nothing_else_does() =>
        Assert.Equal(
            [("/api/advancedhunting/run", new DateTimeOffset(2027, 2, 1, 0, 0, 0, TimeSpan.Zero)), ("/api/advancedqueries/run", new DateTimeOffset(2027, 2, 1, 0, 0, 0, TimeSpan.Zero))],
            ApiOperations.All.Where(o => o.RetiresOn is not null).Select(o => (o.Path, o.RetiresOn!.Value)).Order());

    private static (string, string, string) Facts(DefenderApi api, string prefix, JToken row) =>
        ($"{api} {row["method"]} {prefix}{row["path"]}", string.Join(' ', row["appPermissions"]!), string.Join(' ', row["delegatedPermissions"]!));

    private static JArray Rows(string file) => JArray.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Payloads", file + ".json")));
}
