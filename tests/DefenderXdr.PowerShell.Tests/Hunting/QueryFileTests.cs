using System.Text;

namespace DefenderXdr.PowerShell.Tests.Hunting;

/// <summary>Queries from files, and lengths of time as people type them.</summary>
public sealed class QueryFileTests : IDisposable
{
    private const string Kql = "DeviceInfo\n| where DeviceName == 'ünïcödé 😀'";

    private readonly string folder = Directory.CreateTempSubdirectory("queries").FullName;

    public static TheoryData<Encoding> Encodings => [new UTF8Encoding(false), new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true)];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Text_is_read_with_and_without_its_mark(Encoding encoding) =>
        Assert.Equal(Kql, QueryFile.Read(FileOf([.. encoding.GetPreamble(), .. encoding.GetBytes(Kql)])));

    [Theory]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A }, ErrorIds.QueryFileNotText)]
    [InlineData(new byte[] { 0x44, 0x00, 0x65, 0x00 }, ErrorIds.QueryFileNotText)]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x00, 0xD8 }, ErrorIds.QueryFileNotText)]
    [InlineData(new byte[] { 0xFC, 0x20 }, ErrorIds.QueryFileNotText)]
    [InlineData(new byte[0], ErrorIds.HuntingQueryInvalid)]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0x20, 0x0A }, ErrorIds.HuntingQueryInvalid)]
    public void What_is_no_query_is_refused(byte[] bytes, string errorId)
    {
        var path = FileOf(bytes);

        var error = Assert.Throws<DefenderException>(() => QueryFile.Read(path));

        Assert.Equal(errorId, error.ErrorId);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_there_and_what_is_a_folder_are_told_apart()
    {
        Assert.Equal(ErrorIds.QueryFileNotFound, Assert.Throws<DefenderException>(() => QueryFile.Read(Path.Combine(folder, "no.kql"))).ErrorId);
        Assert.Equal(ErrorIds.QueryFileNotFound, Assert.Throws<DefenderException>(() => QueryFile.Read(Path.Combine(folder, "no", "such.kql"))).ErrorId);
        Assert.Equal(ErrorIds.QueryFileUnreadable, Assert.Throws<DefenderException>(() => QueryFile.Read(folder)).ErrorId);
    }

    [Theory]
    [InlineData("30m", 30)]
    [InlineData("12h", 720)]
    [InlineData(" 7D ", 10_080)]
    [InlineData("2w", 20_160)]
    [InlineData("01:30:00", 90)]
    [InlineData("7", null)]
    [InlineData("soon", null)]
    [InlineData("", null)]
    public void A_length_of_time_has_a_unit(string text, int? minutes) => Assert.Equal(minutes is { } count ? TimeSpan.FromMinutes(count) : null, SpanAttribute.Parse(text));

    private string FileOf(byte[] bytes)
    {
        var path = Path.Combine(folder, "query.kql");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
