using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation.Tests;

public class MachineChangeTests
{
    private const string Machines = Caller.Endpoint + "/api/machines";
    private readonly Caller caller = new();

    [Fact]
    public void A_tag_comes_and_goes_and_stays_what_it_is()
    {
        var id = Ids(1)[0];
        Assert.Contains("Tier 0", Tags(caller.Call($"{Machines}/{id}/tags", Tag("Tier 0", "Add"))));
        caller.Call($"{Machines}/{id}/tags", Tag("tier 0", "Add"));
        Assert.Single(Tags(caller.Get($"{Machines}/{id}")), tag => string.Equals(tag, "tier 0", StringComparison.OrdinalIgnoreCase));
        Assert.Equal([id], caller.Values(Machines + "/findbytag?tag=Tier 0").Select(one => (string)one["id"]!));
        Assert.DoesNotContain("Tier 0", Tags(caller.Call($"{Machines}/{id}/tags", Tag("Tier 0", "Remove"))));
        Assert.Equal(3, Changes.Count(change => change.Kind == SimulatedChangeKind.MachineUpdated && change.Id == id && change.What == "machineTags"));
    }

    [Fact]
    public void Many_devices_are_tagged_at_once_or_none_is()
    {
        var ids = Ids(5);
        var answer = caller.Call(Machines + "/AddOrRemoveTagForMultipleMachines", Many("Wave 1", ids));
        Assert.Equal(ids, answer["value"]!.Select(one => (string)one["id"]!));
        Assert.Equal(ids, caller.Values(Machines + "/findbytag?tag=Wave 1").Select(one => (string)one["id"]!));
        Assert.Equal("ResourceNotFound", Code(Machines + "/AddOrRemoveTagForMultipleMachines", Many("Wave 2", [.. ids, "nobody"]), 404));
        Assert.Empty(caller.Values(Machines + "/findbytag?tag=Wave 2"));
        Assert.Equal("MaximumBatchSizeExceeded", Code(Machines + "/AddOrRemoveTagForMultipleMachines", Many("x", [.. Enumerable.Range(0, 501).Select(number => $"{number}")])));
    }

    [Fact]
    public void The_value_and_the_tags_are_set()
    {
        var id = Ids(1)[0];
        Assert.Equal("High", (string?)caller.Call($"{Machines}/{id}/setDeviceValue", """{"DeviceValue":"High"}""")["deviceValue"]);
        var patched = caller.Patch($"{Machines}/{id}", """{"machineTags":["a","b","A"],"deviceValue":"Low"}""");
        Assert.Equal(["a", "b"], Tags(patched));
        Assert.Equal("Low", (string?)patched["deviceValue"]);
        patched = caller.Patch($"{Machines}/{id}", """{"deviceValue":"Normal"}""");
        Assert.Equal(["a", "b"], Tags(patched));
        Assert.Equal("Normal", (string?)patched["deviceValue"]);
        Assert.Empty(Tags(caller.Patch($"{Machines}/{id}", """{"machineTags":[]}""")));
        Entities.AssertIs("Machine", caller.Get($"{Machines}/{id}"));
        Assert.Equal(["deviceValue", "machineTags, deviceValue", "deviceValue", "machineTags"], Changes.Select(change => change.What));
    }

    [Theory]
    [InlineData("POST", "tags", """{"value":"x","Action":"Add"}""", "InvalidRequestBody")]
    [InlineData("POST", "tags", """{"Value":"x"}""", "MissingRequiredParameter")]
    [InlineData("POST", "tags", """{"Value":"","Action":"Add"}""", "InvalidRequestBody")]
    [InlineData("POST", "tags", """{"Value":"x","Action":"Replace"}""", "InvalidRequestBody")]
    [InlineData("POST", "setDeviceValue", """{"DeviceValue":"Medium"}""", "InvalidRequestBody")]
    [InlineData("POST", "setDeviceValue", "{}", "MissingRequiredParameter")]
    [InlineData("PATCH", "", "{}", "InvalidRequestBody")]
    [InlineData("PATCH", "", """{"machineTags":"x"}""", "InvalidRequestBody")]
    public void A_wrong_body_is_refused_and_changes_nothing(string method, string operation, string body, string code)
    {
        var url = $"{Machines}/{Ids(1)[0]}/{operation}".TrimEnd('/');
        Assert.Equal(code, (string?)caller.Get(url, 400, method: method, body: body)["error"]!["code"]);
        Assert.Empty(Changes);
    }

    [Fact]
    public void What_is_not_there_is_not_changed()
    {
        foreach (var (method, operation, body) in new[] { ("POST", "/tags", Tag("x", "Add")), ("POST", "/setDeviceValue", """{"DeviceValue":"Low"}"""), ("PATCH", "", """{"deviceValue":"Low"}""") })
            caller.Get($"{Machines}/nobody{operation}", 404, method: method, body: body);
        Assert.Empty(Changes);
    }

    [Fact]
    public void Many_threads_tag_and_no_tag_is_lost()
    {
        var id = Ids(1)[0];
        var before = Tags(caller.Get($"{Machines}/{id}")).Count;
        Parallel.For(0, 40, number => caller.Call($"{Machines}/{id}/tags", Tag($"t{number}", "Add")));
        Assert.Equal(before + 40, Tags(caller.Get($"{Machines}/{id}")).Count);
    }

    private IReadOnlyList<SimulatedChange> Changes => ((SimulatedTenant)caller.Simulation).Changes;

    private string? Code(string url, string body, int status = 400) => (string?)caller.Call(url, body, status)["error"]!["code"];

    private string[] Ids(int count) => [.. caller.Values($"{Machines}?$top={count}").Select(one => (string)one["id"]!)];

    private static List<string> Tags(JObject machine) => [.. machine["machineTags"]!.Values<string>().OfType<string>()];

    private static string Tag(string value, string action) => new JObject { ["Value"] = value, ["Action"] = action }.ToString();

    private static string Many(string value, string[] ids) => new JObject { ["Value"] = value, ["Action"] = "Add", ["MachineIds"] = new JArray(ids) }.ToString();
}
