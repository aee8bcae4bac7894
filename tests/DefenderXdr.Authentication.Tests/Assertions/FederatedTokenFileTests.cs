using DefenderXdr.Authentication;

namespace DefenderXdr.Tests.Assertions;

public sealed class FederatedTokenFileTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    [Fact]
    public async Task It_is_read_anew_each_time()
    {
        var file = new FederatedTokenFile(path);
        await File.WriteAllTextAsync(path, "a.b.c\n", TestContext.Current.CancellationToken);
        Assert.Equal("a.b.c", await file.ReadAsync(default));

        await File.WriteAllTextAsync(path, "d.e.f", TestContext.Current.CancellationToken);
        Assert.Equal("d.e.f", await file.ReadAsync(default));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData(" \r\n", "is empty")]
    [InlineData("not-a-token", "JSON Web Token")]
    [InlineData("a.b.c d", "JSON Web Token")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0", "JSON Web Token")]
    public async Task What_is_in_it_must_be_a_token_and_is_never_shown(string content, string why)
    {
        await File.WriteAllTextAsync(path, content, TestContext.Current.CancellationToken);

        var error = await Error(path);

        Assert.Equal(ErrorIds.AssertionUnavailable, error.ErrorId);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        if (content.Trim().Length > 0) Assert.DoesNotContain(content, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_or_folder_is_named()
    {
        foreach (var missing in new[] { path + ".gone", Path.Combine(path + ".gone", "token") })
        {
            var error = await Error(missing);

            Assert.Equal(ErrorIds.AssertionUnavailable, error.ErrorId);
            Assert.Contains($"'{missing}' does not exist", error.Message, StringComparison.Ordinal);
        }
        Assert.Equal(ErrorIds.AssertionUnavailable, (await Error(Path.GetTempPath())).ErrorId);
        Assert.Equal(ErrorIds.AssertionUnavailable, (await Error("")).ErrorId);
    }

    public void Dispose() => File.Delete(path);

    private static Task<DefenderException> Error(string path) => Assert.ThrowsAnyAsync<DefenderException>(() => new FederatedTokenFile(path).ReadAsync(default));
}
