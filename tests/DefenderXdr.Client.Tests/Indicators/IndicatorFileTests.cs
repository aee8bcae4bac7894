using System.Text;
using DefenderXdr.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace DefenderXdr.Tests.Indicators;

public sealed class IndicatorFileTests : IDisposable
{
    private const string Portal = "IndicatorType,IndicatorValue,ExpirationTime,Action,Severity,Title,Description,RecommendedActions,RbacGroups,Category,MitreTechniques,GenerateAlert";
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("indicators").FullName;

    public static TheoryData<string, string, string> Forms => new()
    {
        { "utf-8", ",", "" },
        { "utf-8", ";", "" },
        { "utf-8", ";", "sep=;\r\n" },
        { "utf-8", "|", "sep=|\n" },
        { "utf-8", "\t", "" },
        { "utf-16", ",", "" },
        { "utf-16BE", "\t", "sep=\t\r\n" },
        { "utf-8", ",", "#TYPE System.Object\r\n" },
    };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_columns_of_the_portal_are_read_in_every_form(string encoding, string separator, string first)
    {
        var row = string.Join(separator, "FileSha1", new string('a', 40), "2027-03-31T12:00:00.0Z", "BlockAndRemediate", "Low", "\"File, \"\"custom\"\"\r\nTI; |\t\"", "d", "", "\"G1,G2\"", "Execution", "\"T1046,T1000\"", "true");
        var text = first + Portal.Replace(",", separator) + "\r\n" + row + "\r\n\r\n";

        var indicator = Assert.Single(Read("p.csv", text, Encoding.GetEncoding(encoding))).Onto(null);

        Assert.Equal(("FileSha1", "BlockAndRemediate", "Low", "File, \"custom\"\r\nTI; |\t", "d"), (indicator.Type, indicator.Action, indicator.Severity, indicator.Title, indicator.Description));
        Assert.Equal(new DateTimeOffset(2027, 3, 31, 12, 0, 0, TimeSpan.Zero), indicator.ExpirationTime);
        Assert.Equal(["G1", "G2"], indicator.RbacGroupNames);
        Assert.Equal(["T1046", "T1000"], indicator.MitreTechniques);
        Assert.True(indicator.GenerateAlert);
    }

    [Theory]
    [InlineData("Value,Sevrity,Akcja\n1.2.3.4,High,x", "'Sevrity', 'Akcja'")]
    [InlineData("Wert;Aktion\n1;2", "Wert, Aktion")]
    [InlineData("Type,Title\nUrl,t", "no column Value")]
    [InlineData("Value,IndicatorValue\n1,2", "Value twice")]
    public void Other_columns_are_an_error_that_names_found_and_known_ones(string text, string because)
    {
        var error = Assert.Throws<DefenderException>(() => Read("x.csv", text));

        Assert.Equal(ErrorIds.IndicatorFileColumns, error.ErrorId);
        Assert.Contains(because, error.Message);
        Assert.Contains("Known are Type (IndicatorType), Value (IndicatorValue)", error.Message);
    }

    [Theory]
    [InlineData("", ErrorIds.IndicatorFileInvalid)]
    [InlineData("Value,Title\n", ErrorIds.IndicatorFileInvalid)]
    [InlineData("Value,Title\n1.1.1.1,\"open", ErrorIds.IndicatorFileInvalid)]
    [InlineData("[]", ErrorIds.IndicatorFileInvalid)]
    [InlineData("[1]", ErrorIds.IndicatorFileInvalid)]
    [InlineData("{\"value\":[", ErrorIds.IndicatorFileInvalid)]
    public void What_is_no_file_of_indicators_is_refused(string text, string errorId) =>
        Assert.Equal(errorId, Assert.Throws<DefenderException>(() => Read("x.csv", text)).ErrorId);

    [Fact]
    public void A_file_that_is_not_there_and_a_folder_are_told_apart()
    {
        Assert.Equal(ErrorIds.IndicatorFileNotFound, Assert.Throws<DefenderException>(() => IndicatorFile.Read(Path.Combine(folder, "no.csv"), _ => { })).ErrorId);
        Assert.Equal(ErrorIds.IndicatorFileUnreadable, Assert.Throws<DefenderException>(() => IndicatorFile.Read(folder, _ => { })).ErrorId);
    }

    [Fact]
    public void Rows_that_cannot_be_read_say_where_they_are_and_leave_the_others_be()
    {
        var rows = Read("r.csv", "Value,Title,ExpirationTime,GenerateAlert\n1.1.1.1,\"two\nlines\",,\n2.2.2.2,t,31.12.2027,\n3.3.3.3,t,,maybe\n4.4.4.4,t, with, comma,true\nbad value,t,,\n5.5.5.5\n");

        Assert.Equal([null, ErrorIds.IndicatorRowInvalid, ErrorIds.IndicatorRowInvalid, ErrorIds.IndicatorRowInvalid, ErrorIds.IndicatorValueInvalid, null], rows.Select(row => row.Error?.ErrorId));
        Assert.Equal([2, 4, 5, 6, 7, 8], rows.Select(row => Assert.IsType<DefenderIndicatorRow>(row.Target).Line));
        Assert.StartsWith("Line 4 of 'r.csv': ExpirationTime: '31.12.2027' is no time.", rows[1].Error!.Message);
        Assert.Equal("2.2.2.2", ((DefenderIndicatorRow)rows[1].Target).Value);
    }

    [Theory]
    [InlineData("""[{"indicatorValue":"1.1.1.1","title":"t"},{"indicatorValue":"2.2.2.2","title":"t"}]""")]
    [InlineData("""{"@odata.context":"x","value":[{"indicatorValue":"1.1.1.1","title":"t"},{"indicatorValue":"2.2.2.2","title":"t"}]}""")]
    [InlineData("""{"Indicators":[{"indicatorValue":"1.1.1.1","title":"t"},{"Value":"2.2.2.2","Title":"t"}]}""")]
    [InlineData("{\"indicatorValue\":\"1.1.1.1\",\"title\":\"t\"}\n{\"IndicatorValue\":\"2.2.2.2\",\"title\":\"t\"}\n")]
    public void JSON_is_read_in_every_form(string text) => Assert.Equal(["1.1.1.1", "2.2.2.2"], Read("x.json", text).Select(row => row.Onto(null).Value));

    [Fact]
    public void Members_that_are_not_known_are_kept_and_told_of()
    {
        var warnings = new List<string>();
        var path = Path.Combine(folder, "x.json");
        File.WriteAllText(path, """{"indicatorValue":"1.1.1.1","sevrity":"High","tenantId":"t"}""");

        var indicator = IndicatorFile.Read(path, warnings.Add)[0].Onto(null);

        Assert.Equal("High", indicator.AdditionalProperties["sevrity"]);
        Assert.Single(indicator.AdditionalProperties);
        Assert.Contains("sevrity", Assert.Single(warnings));
    }

    [Theory]
    [InlineData(".csv")]
    [InlineData(".json")]
    [InlineData(".jsonl")]
    public void Whatever_an_indicator_says_comes_back(string extension) => Prop.ForAll(Texts, texts =>
    {
        var original = Indicator(texts);
        var path = Path.Combine(folder, "trip" + extension);
        using (var file = new IndicatorFileWriter(path, IndicatorColumns.Module))
        {
            file.Write(original);
            file.Write(original);
            file.Keep();
        }

        var rows = IndicatorFile.Read(path, _ => { });

        Assert.Equal(2, rows.Count);
        Assert.True(rows[0].IsLike(rows[1]));
        Assert.Null(rows[0].Error);
        foreach (var field in IndicatorFields.Sent)
            Assert.True(field.AreSame(original, rows[1].Onto(null)), $"{field.Name}: '{field.Text(original)}' became '{field.Text(rows[1].Onto(null))}'");
    }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void A_file_is_there_when_it_is_whole_and_not_before()
    {
        var path = Path.Combine(folder, "e.csv");
        File.WriteAllText(path, "old");
        using (var file = new IndicatorFileWriter(path, IndicatorColumns.Portal)) file.Write(Indicator(["a", "b", "c"]));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(folder));

        using (var file = new IndicatorFileWriter(path, IndicatorColumns.Portal)) file.Keep();
        Assert.Equal(Portal + "\r\n", File.ReadAllText(path));
        Assert.Equal(ErrorIds.InvalidParameter, Assert.Throws<DefenderException>(() => new IndicatorFileWriter(path + ".xlsx", IndicatorColumns.Module)).ErrorId);
        Assert.Equal(ErrorIds.InvalidParameter, Assert.Throws<DefenderException>(() => new IndicatorFileWriter(Path.ChangeExtension(path, ".json"), IndicatorColumns.Portal)).ErrorId);
        Assert.Equal(ErrorIds.OutFileUnwritable, Assert.Throws<DefenderException>(() => new IndicatorFileWriter(Path.Combine(folder, "no", "x.csv"), IndicatorColumns.Module)).ErrorId);
    }

    // Text that a file can hold: no half characters, and no zero, which no text has.
    private static Arbitrary<string[]> Texts => NastyText.Arbitrary.Generator
        .Select(text => new string([.. Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Where(letter => letter != '\0')]))
        .ArrayOf(3).ToArbitrary();

    private static DefenderIndicator Indicator(string[] texts) => new()
    {
        Value = "1.2.3.4", Type = "IpAddress", Action = "Block", Severity = "High", Title = texts[0], Description = texts[1], RecommendedActions = texts[2], Application = texts[0],
        ExternalId = texts[1], EducateUrl = texts[2], Category = texts[0], RbacGroupNames = texts, MitreTechniques = [texts[0], "T1"], GenerateAlert = true, ExpirationTime = Now.AddTicks(1234567),
    };

    private IReadOnlyList<IndicatorRow> Read(string name, string text, Encoding? encoding = null)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text, encoding ?? new UTF8Encoding(false));
        return IndicatorFile.Read(path, _ => { });
    }
}
