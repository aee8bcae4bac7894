using System.Text.RegularExpressions;
using Newtonsoft.Json;

namespace DefenderXdr.Tests.Json;

/// <summary>Members that lead to one property, come twice, or do not fit: each value is somewhere in the object.</summary>
public sealed class NothingIsLostTests
{
    [Theory]
    [InlineData("""{"evidence":[{"mdeDeviceId":"a","deviceId":"b"}]}""")]
    [InlineData("""{"evidence":[{"upn":"a","userAccount":{"userPrincipalName":"b"}}]}""")]
    [InlineData("""{"evidence":[{"userAccount":{"userPrincipalName":"b"},"upn":"a"}]}""")]
    [InlineData("""{"evidence":[{"userAccount":{"accountName":"b"},"accountName":"a"}]}""")]
    [InlineData("""{"evidence":[{"imageFile":{"fileName":"a"},"parentProcessImageFile":{"fileName":"b"},"fileDetails":{"fileName":"c"}}]}""")]
    [InlineData("""{"evidence":[{"entityType":"Mailbox","displayName":"x","mailboxDisplayName":"y"}]}""")]
    [InlineData("""{"evidence":[{"entityType":"a","@odata.type":"#microsoft.graph.security.fileEvidence"}]}""")]
    [InlineData("""{"evidence":[{"sha1":{"x":"a"},"Sha1":"b"}]}""")]
    [InlineData("""{"evidence":[{"sha1":"a","Sha1":"b"}]}""")]
    [InlineData("""{"evidence":[{"entityType":"File","sha1":"a","Sha1":"b","SHA1":["c"]}]}""")]
    [InlineData("""{"evidence":[{"processId":"a","ProcessId":5}]}""")]
    [InlineData("""{"title":"a","title":"b"}""")]
    [InlineData("""{"id":"a","alertId":"b"}""")]
    [InlineData("""{"id":"1","incidentId":"007"}""")]
    [InlineData("""{"comments":[{"comment":"a"},{"createdTime":"2020-01-01T00:00:00Z","createTime":"2021-01-01T00:00:00Z"}]}""")]
    [InlineData("""{"entities":[{"entityType":"a","url":"x"}],"entities":[{"entityType":"b"}]}""")]
    [InlineData("""{"devices":[{"deviceDnsName":"a"}],"entities":[{"entityType":"File","fileName":"b"}]}""")]
    [InlineData("""{"comments":[{"comment":"a"}],"Comments":[{"comment":"b"}]}""")]
    [InlineData("""{"mitreTechniques":["a"],"MitreTechniques":["b"]}""")]
    public void Every_text_of_the_json_is_in_the_object(string json)
    {
        var held = JsonConvert.SerializeObject(Read(json)).Replace("T00:00:00+00:00", "T00:00:00Z", StringComparison.Ordinal);

        var texts = Regex.Matches(json, "[:\\[]\"([^\"]*)\"").Select(match => match.Groups[1].Value).ToArray();
        Assert.NotEmpty(texts);
        Assert.All(texts, text => Assert.Contains($"\"{text}\"", held, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("""{"evidence":[{"mdeDeviceId":"a","deviceId":null}]}""")]
    [InlineData("""{"evidence":[{"deviceId":null,"mdeDeviceId":"a"}]}""")]
    public void A_null_takes_nothing_away(string json) => Assert.Equal("a", Read(json).Evidence[0].DeviceId);

    private static DefenderAlert Read(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        reader.Read();
        return AlertReader.Instance.Read(reader);
    }
}
