namespace DefenderXdr.PowerShell.Tests.Parameters;

/// <summary>What may stand at the end of a query. The engine's part is in the Pester files.</summary>
public sealed class KqlCompletionTests
{
    private static readonly Dictionary<string, (string, string)[]> Tables = new()
    {
        ["DeviceInfo"] = [("DeviceId", "string"), ("OSPlatform", "string")],
        ["AlertInfo"] = [("AlertId", "string"), ("Severity", "string")],
    };

    [Theory]
    [InlineData("Dev", "Dev", "DeviceInfo")]
    [InlineData("dev", "dev", "DeviceInfo")]
    [InlineData("", "", "DeviceInfo AlertInfo")]
    [InlineData("// all\nAl", "Al", "AlertInfo")]
    [InlineData("let a = 1; Al", "Al", "AlertInfo")]
    [InlineData("let a = Dev", "Dev", "DeviceInfo")]
    [InlineData("union Dev", "Dev", "DeviceInfo")]
    [InlineData("union AlertInfo, Dev", "Dev", "DeviceInfo")]
    [InlineData("DeviceInfo | join Al", "Al", "AlertInfo")]
    [InlineData("DeviceInfo | join kind=inner (Al", "Al", "AlertInfo")]
    [InlineData("DeviceInfo | wh", "wh", "where")]
    [InlineData("DeviceInfo\n| project-r", "project-r", "project-rename project-reorder")]
    [InlineData("DeviceInfo | project-", "project-", "project-away project-keep project-rename project-reorder")]
    [InlineData("DeviceInfo | where OS", "OS", "OSPlatform")]
    [InlineData("DeviceInfo | where os", "os", "OSPlatform")]
    [InlineData("DeviceInfo | where ", "", "DeviceId OSPlatform")]
    [InlineData("DeviceInfo | where DeviceId == 'a;b' and OS", "OS", "OSPlatform")]
    [InlineData("DeviceInfo | where tolower(OS", "OS", "OSPlatform")]
    [InlineData("DeviceInfo | where (DeviceId == 'x') and tolower(OS", "OS", "OSPlatform")]
    [InlineData("DeviceInfo | project DeviceId, O", "O", "OSPlatform")]
    [InlineData("DeviceInfo | extend a = OS", "OS", "OSPlatform")]
    [InlineData("DeviceInfo | take 5; AlertInfo | where Sev", "Sev", "Severity")]
    [InlineData("let a = DeviceInfo | where OS", "OS", "OSPlatform")]
    [InlineData("AlertInfo | join (DeviceInfo | where OS", "OS", "OSPlatform")]
    [InlineData("AlertInfo | join (DeviceInfo | take 5) on Al", "Al", "AlertId")]
    [InlineData("AlertInfo | where Severity in ('a', 'b') and Al", "Al", "AlertId")]
    [InlineData("SigninLogs | where OS", "OS", "")]
    [InlineData("DeviceInfo | where a.OS", "OS", "")]
    [InlineData("DeviceInfo // OS", "", "")]
    [InlineData("DeviceInfo | where DeviceId == 'OS", "", "")]
    [InlineData("DeviceInfo | where DeviceId == ```OS", "", "")]
    [InlineData(")", "", "")]
    [InlineData("|", "", null)]
    public void The_word_at_the_end_becomes_what_may_stand_there(string query, string typed, string? words)
    {
        var (word, offered) = new KqlCompletion(Tables.Keys, name => Tables.TryGetValue(name, out var columns) ? columns : []).At(query);
        Assert.Equal(typed, word);
        if (words is null) Assert.Contains("where", offered.Select(one => one.Word));
        else Assert.Equal(words, string.Join(' ', offered.Select(one => one.Word)));
    }
}
