using System.Security.Cryptography;
using DefenderXdr.Http;
using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Http;

public sealed class LinkDownloadTests : IDisposable
{
    private const string Secret = "se-cret%2Bsignature";
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;
    private readonly RecordingEvents events = new();
    private int asked;

    private string File => Path.Combine(folder, "package.zip");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_download_is_the_file_as_it_came_without_a_token()
    {
        var content = RandomNumberGenerator.GetBytes(300_000);
        await using var server = new LoopbackServer(Answer.Of(200, "application/zip", content));

        var saved = await SaveAsync(server);

        Assert.Equal((File, 300_000L, Convert.ToHexStringLower(SHA256.HashData(content))), (saved.Path, saved.Size, saved.Sha256));
        Assert.Equal(content, await System.IO.File.ReadAllBytesAsync(File));
        var request = Assert.Single(server.Requests);
        Assert.Equal(("GET", $"/package?sig={Secret}"), (request.Method, request.Target));
        Assert.Null(request.Header("Authorization"));
        Assert.Equal([File], Directory.GetFiles(folder));
    }

    [Fact]
    public async Task What_breaks_is_begun_anew_with_a_fresh_link()
    {
        var content = RandomNumberGenerator.GetBytes(1000);
        await using var server = new LoopbackServer(
            new Answer().Then("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n").Then(content[..600]).Cut(),
            Answer.Status(403),
            Answer.Of(200, null, content));

        var saved = await SaveAsync(server);

        Assert.Equal(content, await System.IO.File.ReadAllBytesAsync(saved.Path));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), saved.Sha256);
        Assert.Equal(3, asked);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(500)]
    [InlineData(204)]
    public async Task What_is_refused_with_fresh_links_too_leaves_no_file_and_names_the_host_alone(int status)
    {
        await using var server = new LoopbackServer(_ => Answer.Status(status));
        await System.IO.File.WriteAllTextAsync(File, "older");

        var error = await Assert.ThrowsAsync<DefenderException>(() => SaveAsync(server));

        Assert.Equal(ErrorIds.DownloadFailed, error.ErrorId);
        Assert.Contains($"{server.Root.GetLeftPart(UriPartial.Authority)}: HTTP {status}", error.Message);
        Assert.Equal(TestClient.Impatient.MaxAttempts, asked);
        Assert.Equal("older", await System.IO.File.ReadAllTextAsync(File));
        Assert.Equal([File], Directory.GetFiles(folder));
        Silent(error);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = new LoopbackServer(Answer.Of(200, null, [1]));
        await using var server = new LoopbackServer(Answer.Status(302, ("Location", elsewhere.Root.ToString())));

        var error = await Assert.ThrowsAsync<DefenderException>(() => SaveAsync(server));

        Assert.Equal(ErrorIds.DownloadFailed, error.ErrorId);
        Assert.Equal(1, asked);
        Assert.Empty(elsewhere.Requests);
        Silent(error);
    }

    [Fact]
    public async Task A_host_that_nobody_reaches_is_no_leak()
    {
        var error = await Assert.ThrowsAsync<DefenderException>(() => SaveAsync(LoopbackServer.Nobody()));

        Assert.Equal(ErrorIds.DownloadFailed, error.ErrorId);
        Silent(error);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("\"\"")]
    [InlineData("package")]
    [InlineData("http://storage.example.com/p?sig=" + Secret)]
    [InlineData("ftp://storage.example.com/p?sig=" + Secret)]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:" + Secret + "@storage.example.com/p")]
    public void Not_every_link_is_one(string? text)
    {
        var error = Assert.Throws<DefenderException>(() => DownloadLink.Parse(text, "the package"));

        Assert.Equal(ErrorIds.DownloadLinkInvalid, error.ErrorId);
        Silent(error);
    }

    [Theory]
    [InlineData("https://storage.example.com/p?sig=" + Secret)]
    [InlineData("\"https://storage.example.com/p?sig=" + Secret + "\"")]
    public void A_link_shows_its_host_alone(string text)
    {
        var link = DownloadLink.Parse(text, "the package");

        Assert.Equal("https://storage.example.com", link.ToString());
        Assert.Equal($"https://storage.example.com/p?sig={Secret}", link.Address.AbsoluteUri);
    }

    [Fact]
    public async Task Cancelling_ends_a_download_at_once_and_leaves_nothing()
    {
        using var stop = new CancellationTokenSource();
        await using var server = new LoopbackServer(new Answer().Then("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n").Then(new byte[10]).Hang());

        var saving = SaveAsync(server.Root, stop.Token);
        await Task.WhenAny(saving, Until(() => Directory.GetFiles(folder).Length > 0));
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => saving.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task What_is_read_into_memory_has_a_limit()
    {
        await using var server = new LoopbackServer(_ => Answer.Of(200, null, new byte[5000]));
        var download = new LinkDownload(DefenderHttp.CreateClient(), TestClient.Impatient);

        Assert.Equal(5000, (await download.ReadAsync(() => Ask(server.Root), "the result", 5000, events, default)).Length);
        var error = await Assert.ThrowsAsync<DefenderException>(() => download.ReadAsync(() => Ask(server.Root), "the result", 4999, events, default));

        Assert.Equal(ErrorIds.DownloadFailed, error.ErrorId);
        Assert.Equal(2, server.Requests.Count);
    }

    private Task<DownloadedFile> SaveAsync(LoopbackServer server) => SaveAsync(server.Root);

    private Task<DownloadedFile> SaveAsync(Uri root, CancellationToken cancellationToken = default) =>
        new LinkDownload(DefenderHttp.CreateClient(), TestClient.Impatient).SaveAsync(() => Ask(root), "the package", File, events, cancellationToken);

    private Task<DownloadLink> Ask(Uri root)
    {
        asked++;
        return Task.FromResult(DownloadLink.Parse($"\"{root}package?sig={Secret}\"", "the package"));
    }

    private void Silent(DefenderException error)
    {
        for (Exception? e = error; e is not null; e = e.InnerException) Assert.DoesNotContain("se-cret", e.ToString());
        Assert.DoesNotContain("se-cret", error.RecommendedAction + events.Everything);
    }

    private static async Task Until(Func<bool> condition)
    {
        while (!condition()) await Task.Delay(10);
    }
}
