using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation.Tests;

/// <summary>Each expectation is worked out here from the whole table, never by the engine under test.</summary>
public class HuntingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly Caller Caller = new();
    private static readonly Lazy<List<JObject>> Processes = new(() => Hunt("DeviceProcessEvents"));

    public static TheoryData<string, string> Filters { get; } = new()
    {
        { "FileName == 'cmd.exe'", "equal" },
        { "FileName == 'CMD.exe'", "none" },
        { "FileName =~ 'CMD.EXE'", "equal" },
        { "FileName != \"cmd.exe\"", "not equal" },
        { "FileName !~ 'CMD.exe'", "not equal" },
        { "not(FileName == 'cmd.exe')", "not equal" },
        { "FileName in ('cmd.exe', 'git.exe')", "in" },
        { "FileName in~ ('CMD.exe', 'GIT.exe')", "in" },
        { "FileName == 'cmd.exe' or FileName == 'git.exe'", "in" },
        { "FileName !in ('cmd.exe', 'git.exe')", "not in" },
        { "FileName !in~ ('CMD.exe', 'Git.exe')", "not in" },
        { "FileName != 'cmd.exe' and FileName != 'git.exe'", "not in" },
        { "ProcessCommandLine contains 'EXE'", "contains" },
        { "ProcessCommandLine contains_cs 'EXE'", "contains_cs" },
        { "ProcessCommandLine !contains 'exe'", "not contains" },
        { "ProcessCommandLine has 'netsvcs'", "has" },
        { "ProcessCommandLine !has 'NETSVCS'", "not has" },
        { "ProcessCommandLine has 'etsvc'", "none" },
        { "FileName startswith 'MS'", "startswith" },
        { "FileName !startswith 'ms'", "not startswith" },
        { "FolderPath endswith 'CMD.exe'", "equal" },
        { "ProcessId < 5000", "less" },
        { "ProcessId <= 4999", "less" },
        { "ProcessId > 5000.5", "greater" },
        { "ProcessId >= 5001", "greater" },
        { "Timestamp > ago(2d)", "two days" },
        { "Timestamp > ago(48h)", "two days" },
        { "Timestamp >= ago(2880m) and Timestamp < now()", "two days" },
        { "Timestamp > datetime(2026-11-19T12:00:00Z)", "two days" },
        { "Timestamp > datetime(2026-11-19 12:00)", "two days" },
        { "FileName == 'cmd.exe' and ProcessId < 5000 or FileName == 'git.exe'", "precedence" },
        { "(FileName == 'cmd.exe' and (ProcessId < 5000)) or FileName == @'git.exe'", "precedence" },
        { "isempty(FileName)", "none" },
        { "isnotempty(FileName)", "all" },
        { "isnull(ProcessId)", "none" },
        { "isnotnull(Timestamp) // a comment | take 1", "all" },
        { "FolderPath == 'C:\\\\Windows\\\\System32\\\\cmd.exe' or FileName == 'nothing\\'s'", "path" },
        { "FolderPath == @'C:\\Windows\\System32\\cmd.exe'", "path" },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public void Where_keeps_exactly_what_matches(string predicate, string expected)
    {
        var got = Hunt("DeviceProcessEvents\n| where " + predicate);
        Assert.Equal(Processes.Value.Where(row => Matches(row, expected)).Select(Line), got.Select(Line));
        if (expected is not "none")
            Assert.NotEmpty(got);
    }

    [Fact]
    public void The_documented_query_runs_in_all_three_shapes()
    {
        const string query = "DeviceProcessEvents | where InitiatingProcessFileName =~ \"powershell.exe\" | project Timestamp, FileName, InitiatingProcessFileName | order by Timestamp desc | limit 2";
        var expected = Processes.Value.Where(row => Text(row, "InitiatingProcessFileName") == "powershell.exe").OrderByDescending(row => Text(row, "Timestamp")).Take(2)
            .Select(row => $"{row["Timestamp"]} {row["FileName"]} powershell.exe").ToList();
        Assert.Equal(2, expected.Count);
        var graph = Post(Caller.Graph + "/v1.0/security/runHuntingQuery", query);
        Assert.Equal(["@odata.context", "schema", "results"], graph.Properties().Select(one => one.Name));
        Assert.Equal("Timestamp:DateTime FileName:String InitiatingProcessFileName:String", string.Join(' ', graph["schema"]!.Select(one => $"{one["name"]}:{one["type"]}")));
        Assert.Equal(expected, graph["results"]!.Select(one => $"{one["Timestamp"]} {one["FileName"]} {one["InitiatingProcessFileName"]}"));
        var xdr = Post(Caller.Xdr + "/api/advancedhunting/run", query);
        Assert.Equal(["Stats", "Schema", "Results"], xdr.Properties().Select(one => one.Name));
        Assert.NotNull(xdr["Stats"]!["ExecutionTime"]);
        var endpoint = Post(Caller.Endpoint + "/api/advancedqueries/run", query);
        Assert.Equal(["Schema", "Results"], endpoint.Properties().Select(one => one.Name));
        Assert.True(JToken.DeepEquals(graph["results"], xdr["Results"]) && JToken.DeepEquals(xdr["Results"], endpoint["Results"]));
        Assert.Equal("Name", ((JObject)endpoint["Schema"]![0]!).Properties().First().Name);
    }

    [Fact]
    public void Project_renames_take_and_limit_cut()
    {
        var got = Hunt("DeviceProcessEvents | project Pid = ProcessId, FileName | take 5");
        Assert.Equal(Processes.Value.Take(5).Select(row => $"{{\"Pid\":{row["ProcessId"]},\"FileName\":\"{row["FileName"]}\"}}"), got.Select(Line));
        Assert.Empty(Hunt("DeviceProcessEvents | limit 0"));
    }

    [Fact]
    public void Sorting_is_descending_unless_told_and_takes_several_columns()
    {
        var expected = Processes.Value.OrderBy(row => Text(row, "FileName"), StringComparer.Ordinal).ThenByDescending(row => (long)row["ProcessId"]!).Select(Line).ToList();
        Assert.Equal(expected, Hunt("DeviceProcessEvents | sort by FileName asc, ProcessId").Select(Line));
        Assert.Equal(expected, Hunt("DeviceProcessEvents | order by FileName asc, ProcessId desc").Select(Line));
        var newest = Processes.Value.OrderByDescending(row => Text(row, "Timestamp")).Take(4).Select(Line);
        Assert.Equal(newest, Hunt("DeviceProcessEvents | top 4 by Timestamp").Select(Line));
        Assert.Equal(Processes.Value.OrderBy(row => Text(row, "Timestamp")).Take(4).Select(Line), Hunt("DeviceProcessEvents | top 4 by Timestamp asc").Select(Line));
    }

    [Fact]
    public void The_schema_of_a_table_has_its_columns_in_their_order_with_both_names_of_their_types()
    {
        var answer = Post(Caller.Xdr + "/api/advancedhunting/run", "DeviceLogonEvents | getschema");
        Assert.Equal("ColumnName:String ColumnOrdinal:Int64 DataType:String ColumnType:String", string.Join(' ', answer["Schema"]!.Select(one => $"{one["Name"]}:{one["Type"]}")));
        var types = new Dictionary<string, string>
        {
            ["String"] = "string", ["DateTime"] = "datetime", ["Int64"] = "long", ["Int32"] = "int", ["SByte"] = "bool", ["Object"] = "dynamic",
        };
        var table = Post(Caller.Xdr + "/api/advancedhunting/run", "DeviceLogonEvents | take 0")["Schema"]!;
        Assert.Equal(
            table.Select((one, i) => $"{one["Name"]} {i} System.{one["Type"]} {types[(string)one["Type"]!]}"),
            answer["Results"]!.Select(one => $"{one["ColumnName"]} {one["ColumnOrdinal"]} {one["DataType"]} {one["ColumnType"]}"));
        Assert.Contains(answer["Results"]!, one => (string?)one["ColumnType"] == "bool");
        Assert.Equal("real timespan guid decimal", string.Join(' ', Hunt(
            "print a = 1.5, b = 2h, c = guid(74be27de-1e4e-49d9-b579-fe0b332d3642), d = decimal(1) | getschema").Select(one => one["ColumnType"])));
    }

    [Fact]
    public void Extend_adds_and_replaces_columns()
    {
        var got = Hunt("DeviceProcessEvents | extend A = 'x', Pid = ProcessId, FileName = DeviceName | project A, Pid, FileName");
        Assert.Equal(Processes.Value.Select(row => $"{{\"A\":\"x\",\"Pid\":{row["ProcessId"]},\"FileName\":\"{row["DeviceName"]}\"}}"), got.Select(Line));
        var schema = Hunt("DeviceProcessEvents | extend A = 1, B = true, C = ago(1d), D = isempty(FileName) | getschema").TakeLast(4);
        Assert.Equal("A:long B:bool C:datetime D:bool", string.Join(' ', schema.Select(one => $"{one["ColumnName"]}:{one["ColumnType"]}")));
    }

    [Fact]
    public void Union_has_the_rows_and_columns_of_all()
    {
        var got = Hunt("union (DeviceProcessEvents | project FileName), (print Value = 5, FileName = 'print') | order by FileName asc");
        Assert.Equal(Processes.Value.Select(row => Text(row, "FileName")).Append("print").Order(StringComparer.Ordinal), got.Select(row => Text(row, "FileName")));
        Assert.Equal(5, (int)got.Single(row => row["Value"]!.Type == JTokenType.Integer)["Value"]!);
        Assert.Equal("A_string,A_long", string.Join(',', Hunt("union (print A = 'x'), (print A = 1)")[0].Properties().Select(one => one.Name)));
        Assert.Equal(Processes.Value.Count * 2, Hunt("union kind=outer isfuzzy=false DeviceProcessEvents, DeviceProcessEvents").Count);
    }

    [Fact]
    public void A_fuzzy_union_leaves_out_what_is_not_there()
    {
        var got = Hunt("union isfuzzy=true (EmailUrlInfo | where (Subject == ')') | getschema | extend T = 'EmailUrlInfo'), Nothing, (AlertInfo | getschema | extend T = 'AlertInfo')");
        Assert.Equal(Hunt("AlertInfo | getschema").Count, got.Count);
        Assert.All(got, row => Assert.Equal("AlertInfo", Text(row, "T")));
    }

    [Fact]
    public void Count_and_distinct_sum_up()
    {
        var count = Assert.Single(Hunt("DeviceProcessEvents | where FileName == 'cmd.exe' | count"));
        Assert.Equal(Processes.Value.Count(row => Text(row, "FileName") == "cmd.exe"), (int)count["Count"]!);
        var pairs = Processes.Value.Select(row => $"{row["FileName"]}/{row["DeviceName"]}").Distinct();
        Assert.Equal(pairs, Hunt("DeviceProcessEvents | distinct FileName, DeviceName").Select(row => $"{row["FileName"]}/{row["DeviceName"]}"));
        Assert.Equal(Processes.Value.Count, Hunt("DeviceProcessEvents | distinct * ;").Count);
    }

    [Fact]
    public void Truth_values_are_SByte_and_null_is_neither()
    {
        var all = Post(Caller.Xdr + "/api/advancedhunting/run", "DeviceLogonEvents");
        Assert.Equal("SByte", (string?)all["Schema"]!.Single(one => (string?)one["Name"] == "IsLocalAdmin")["Type"]);
        var rows = all["Results"]!.Cast<JObject>().ToList();
        var admins = rows.Where(row => row["IsLocalAdmin"]!.Type == JTokenType.Integer && (int)row["IsLocalAdmin"]! == 1).Select(Line).ToList();
        Assert.NotEmpty(admins);
        foreach (var predicate in new[] { "IsLocalAdmin", "IsLocalAdmin == true", "IsLocalAdmin == 1", "not(IsLocalAdmin == false) and isnotnull(IsLocalAdmin)" })
            Assert.Equal(admins, Hunt("DeviceLogonEvents | where " + predicate).Select(Line));
        Assert.Equal(rows.Where(row => row["IsLocalAdmin"]!.Type == JTokenType.Null).Select(Line), Hunt("DeviceLogonEvents | where isnull(IsLocalAdmin)").Select(Line));
        Assert.Empty(Hunt("DeviceLogonEvents | where isnull(IsLocalAdmin) and not(RemotePort > 1) and isempty(RemoteIP) and IsLocalAdmin"));
    }

    [Theory]
    [InlineData("DeviceProcessEvents", 2500)]
    [InlineData("DeviceNetworkEvents", 300)]
    [InlineData("DeviceLogonEvents", 300)]
    [InlineData("DeviceFileEvents", 300)]
    [InlineData("DeviceInfo", 300)]
    [InlineData("AlertInfo", 150)]
    [InlineData("AlertEvidence", 500)]
    [InlineData("EmailEvents", 300)]
    [InlineData("IdentityLogonEvents", 300)]
    public void Every_table_has_rows_of_the_last_thirty_days(string table, int least)
    {
        var rows = Hunt(table);
        Assert.True(rows.Count >= least, $"{rows.Count}");
        Assert.All(rows, row => Assert.InRange(Caller.Time(row["Timestamp"]), Now.AddDays(-30), Now));
        Assert.All(rows, row => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$", Text(row, "Timestamp")));
    }

    [Fact]
    public void Hunting_finds_the_processes_that_alerts_tell_of()
    {
        var told = Caller.Values(Caller.Endpoint + "/api/alerts?$expand=evidence").SelectMany(one => one["evidence"]!).Where(one => (string?)one["entityType"] == "Process").ToList();
        var ids = Processes.Value.Select(row => $"{row["ProcessId"]} {row["ProcessCommandLine"]}").ToHashSet();
        Assert.NotEmpty(told);
        Assert.All(told, one => Assert.Contains($"{one["processId"]} {one["processCommandLine"]}", ids));
    }

    [Theory]
    [InlineData("P2D", 2, 0)]
    [InlineData("PT48H", 2, 0)]
    [InlineData("2026-11-19T12:00:00Z", 2, 0)]
    [InlineData("2026-11-11T12:00:00Z/2026-11-14T12:00:00Z", 10, 7)]
    [InlineData("P3D/2026-11-14T12:00:00Z", 10, 7)]
    [InlineData("2026-11-11T12:00:00Z/P3D", 10, 7)]
    public void Graph_s_timespan_narrows_what_a_query_sees(string timespan, int fromDaysAgo, int toDaysAgo)
    {
        var body = new JObject { ["Query"] = "DeviceProcessEvents | where FileName != ''", ["Timespan"] = timespan };
        var got = Caller.Get(Caller.Graph + "/v1.0/security/runHuntingQuery", method: "POST", body: body.ToString())["results"]!.Cast<JObject>();
        var expected = Processes.Value.Where(row => Caller.Time(row["Timestamp"]) >= Now.AddDays(-fromDaysAgo) && Caller.Time(row["Timestamp"]) <= Now.AddDays(-toDaysAgo));
        Assert.Equal(expected.Select(Line), got.Select(Line));
    }

    [Theory]
    [InlineData("DeviceProcessEvents\n| summarize count() by FileName", "'summarize' operator is not run by the simulated tenant (line 2, column 3)")]
    [InlineData("DeviceProcessEvents | project-away FileName", "'project-away' operator is not run by the simulated tenant (line 1, column 23)")]
    [InlineData("DeviceProcessEvents | mv-expand A", "'mv-expand' operator is not run")]
    [InlineData("DeviceProcessEvents | extend A = Nothing", "'extend' operator: Failed to resolve table or column expression named 'Nothing'")]
    [InlineData("DeviceProcessEvents | getschema | project FileName", "'project' operator: Failed to resolve")]
    [InlineData("let t = DeviceInfo | take 1; t", "'DeviceInfo' expression is not run by the simulated tenant (line 1, column 9). A 'let' statement names a value.")]
    [InlineData("let x = 1 DeviceInfo", "A recognition error occurred. Token: DeviceInfo")]
    [InlineData("let x = 1; let x = 2; DeviceInfo", "'x' is there already")]
    [InlineData("let x = 'a\\u12g4'; DeviceInfo", "A recognition error occurred.")]
    [InlineData("let x = long(a); DeviceInfo", "A recognition error occurred. Token: long")]
    [InlineData("let x = dynamic([1); DeviceInfo", "A recognition error occurred. Token: )")]
    [InlineData("let x = dynamic([1]); DeviceInfo | where OSBuild == x", "Cannot compare values of types long and dynamic")]
    [InlineData("print a = b", "'print' operator: Failed to resolve table or column expression named 'b'")]
    [InlineData("DeviceInfo | union AlertInfo", "'union' operator is not run")]
    [InlineData("union DeviceInfo, Nothing", "'union' operator: Failed to resolve table or column expression named 'Nothing' (line 1, column 19)")]
    [InlineData("union isfuzzy=true Nothing, (Nowhere | where (a == 1))", "'union' operator: None of the tables could be resolved (line 1, column 1)")]
    [InlineData("union isfuzzy=true (DeviceInfo | where Nothing == 1), AlertInfo", "Failed to resolve table or column expression named 'Nothing'")]
    [InlineData("union kind=inner DeviceInfo, AlertInfo", "'kind' option is not run")]
    [InlineData("union withsource=T DeviceInfo", "'withsource' option is not run")]
    [InlineData("union (DeviceInfo", "A recognition error occurred. Token: <EOF>")]
    [InlineData("union isfuzzy=true (Nothing | take 1", "A recognition error occurred. Token: <EOF>")]
    [InlineData("union", "A recognition error occurred. Token: <EOF>")]
    [InlineData("search \"x\"", "'search' statement")]
    [InlineData("Foo | take 1", "Failed to resolve table or column expression named 'Foo' (line 1, column 1)")]
    [InlineData("deviceprocessevents", "'deviceprocessevents'")]
    [InlineData("DeviceInfo | where Nothing == 1", "'where' operator: Failed to resolve table or column expression named 'Nothing' (line 1, column 20)")]
    [InlineData("DeviceInfo | project devicename", "'project' operator: Failed to resolve")]
    [InlineData("DeviceInfo | project DeviceName, DeviceName", "already exists")]
    [InlineData("DeviceInfo | project A = tolower(DeviceName)", "'tolower' expression is not run")]
    [InlineData("DeviceInfo | where tolower(DeviceName) == 'x'", "'tolower' function is not run")]
    [InlineData("DeviceInfo | where DeviceName has_any ('x')", "'has_any' operator is not run")]
    [InlineData("DeviceInfo | where DeviceName matches regex 'x'", "'matches' operator is not run")]
    [InlineData("DeviceInfo | where OSBuild + 1 > 2", "'+' operator is not run")]
    [InlineData("DeviceInfo | where OSBuild == 'x'", "Cannot compare values of types long and string")]
    [InlineData("DeviceInfo | where Timestamp > 1d", "Cannot compare values of types datetime and timespan")]
    [InlineData("DeviceInfo | where DeviceName", "not a truth value")]
    [InlineData("DeviceInfo | where Timestamp > ago('1d')", "ago()")]
    [InlineData("DeviceInfo | where", "A recognition error occurred. Token: <EOF> Line: 1, Position: 19")]
    [InlineData("DeviceInfo | | take 1", "A recognition error occurred. Token: | Line: 1, Position: 14")]
    [InlineData("DeviceInfo | take -1", "A recognition error occurred. Token: -")]
    [InlineData("DeviceInfo | where DeviceName == 'x", "unterminated string literal Line: 1, Position: 34")]
    [InlineData("DeviceInfo | nonsense 1", "A recognition error occurred. Token: nonsense")]
    [InlineData("DeviceInfo; AlertInfo", "A recognition error occurred. Token: AlertInfo")]
    [InlineData("DeviceInfo take 1", "A recognition error occurred. Token: take")]
    [InlineData("DeviceInfo | sort by OSBuild nulls first", "'nulls' clause is not run")]
    [InlineData("DeviceInfo | count | project DeviceName", "Failed to resolve")]
    [InlineData("| take 1", "A recognition error occurred.")]
    [InlineData("DeviceInfo | where DeviceName == 'x' 'y'", "A recognition error occurred.")]
    public void What_is_not_run_is_refused_with_its_place(string query, string expected)
    {
        foreach (var url in new[] { Caller.Graph + "/v1.0/security/runHuntingQuery", Caller.Xdr + "/api/advancedhunting/run", Caller.Endpoint + "/api/advancedqueries/run" })
        {
            var error = Post(url, query, 400)["error"]!;
            Assert.Equal("BadRequest", (string?)error["code"]);
            Assert.Contains(expected, (string)error["message"]!, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_predicate_nested_without_end_is_refused() =>
        Post(Caller.Xdr + "/api/advancedhunting/run", "DeviceInfo | where " + new string('(', 50_000), 400);

    [Theory]
    [InlineData("", "InvalidRequestBody")]
    [InlineData("{", "InvalidRequestBody")]
    [InlineData("[]", "InvalidRequestBody")]
    [InlineData("{}", "BadRequest")]
    [InlineData("{\"query\":\"DeviceInfo\"}", "BadRequest")]
    [InlineData("{\"Query\":7}", "BadRequest")]
    [InlineData("{\"Query\":\"  \"}", "BadRequest")]
    public void A_wrong_body_is_refused(string body, string code) =>
        Assert.Equal(code, (string?)Caller.Get(Caller.Xdr + "/api/advancedhunting/run", 400, method: "POST", body: body)["error"]!["code"]);

    private static List<JObject> Hunt(string query) => [.. Post(Caller.Xdr + "/api/advancedhunting/run", query)["Results"]!.Cast<JObject>()];

    private static JObject Post(string url, string query, int expected = 200) =>
        Caller.Get(url, expected, method: "POST", body: new JObject { ["Query"] = query }.ToString());

    private static string Line(JObject row) => row.ToString(Formatting.None);

    private static string Text(JObject row, string name) => (string)row[name]!;

    private static bool Matches(JObject row, string expected)
    {
        var (file, command, id) = (Text(row, "FileName"), Text(row, "ProcessCommandLine"), (long)row["ProcessId"]!);
        return expected switch
        {
            "all" => true,
            "none" => false,
            "equal" => file == "cmd.exe",
            "not equal" => file != "cmd.exe",
            "in" => file is "cmd.exe" or "git.exe",
            "not in" => file is not ("cmd.exe" or "git.exe"),
            "contains" => command.Contains("exe", StringComparison.OrdinalIgnoreCase),
            "contains_cs" => command.Contains("EXE", StringComparison.Ordinal),
            "not contains" => !command.Contains("exe", StringComparison.OrdinalIgnoreCase),
            "has" => command.Split(' ', '"', '-').Contains("netsvcs"),
            "not has" => !command.Split(' ', '"', '-').Contains("netsvcs"),
            "startswith" => file.StartsWith("ms", StringComparison.OrdinalIgnoreCase),
            "not startswith" => !file.StartsWith("ms", StringComparison.OrdinalIgnoreCase),
            "less" => id < 5000,
            "greater" => id > 5000,
            "two days" => Caller.Time(row["Timestamp"]) > Now.AddDays(-2),
            "precedence" => (file == "cmd.exe" && id < 5000) || file == "git.exe",
            "path" => Text(row, "FolderPath") == @"C:\Windows\System32\cmd.exe",
            _ => throw new ArgumentOutOfRangeException(nameof(expected)),
        };
    }
}
