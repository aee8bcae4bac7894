using System.Security.Cryptography;
using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Requests;

/// <summary>An answer in a file: all of it, or no file.</summary>
public sealed class SavingTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    private string Target => Path.Combine(folder.FullName, "answer.bin");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Bytes_arrive_as_they_are_also_in_an_older_file_s_place(bool exists)
    {
        var bytes = RandomNumberGenerator.GetBytes(300_000);
        await using var server = new LoopbackServer(Answer.Of(200, "application/octet-stream", bytes));
        if (exists) await File.WriteAllTextAsync(Target, "old");

        var size = await TestClient.Create(server).Requests.SaveAsync(new() { Path = "/api/things" }, Target);

        Assert.Equal(bytes.Length, size);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Target));
        Assert.Single(folder.GetFiles());
    }

    [Fact]
    public async Task A_download_that_breaks_starts_anew()
    {
        await using var server = new LoopbackServer(Answer.JsonOfLength(900).Then("half of it").Cut(), Answer.Json("whole"));

        await TestClient.Create(server).Requests.SaveAsync(new() { Path = "/api/things" }, Target);

        Assert.Equal("whole", await File.ReadAllTextAsync(Target));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(0)]
    public async Task Nothing_is_left_of_a_download_that_fails_and_an_older_file_stays(int status)
    {
        await using var server = new LoopbackServer(_ => status == 0 ? Answer.JsonOfLength(900).Then("half").Cut() : Answer.Status(status));
        await File.WriteAllTextAsync(Target, "old");

        await Assert.ThrowsAnyAsync<DefenderException>(() => TestClient.Create(server).Requests.SaveAsync(new() { Path = "/api/things" }, Target));

        Assert.Equal("old", await File.ReadAllTextAsync(Target));
        Assert.Single(folder.GetFiles());
    }

    [Fact]
    public async Task Nothing_is_left_of_a_download_that_is_cancelled()
    {
        await using var server = new LoopbackServer(_ => Answer.JsonOfLength(900).Then("half").Hang());
        using var stop = new CancellationTokenSource();

        var saving = TestClient.Create(server).Requests.SaveAsync(new() { Path = "/api/things" }, Target, cancellationToken: stop.Token);
        while (folder.GetFiles().Length == 0) await Task.Delay(10);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => saving);
        Assert.Empty(folder.GetFiles());
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_to_is_an_error_of_its_own()
    {
        await using var server = new LoopbackServer(_ => Answer.Json("{}"));
        var requests = TestClient.Create(server).Requests;

        foreach (var place in new[] { Path.Combine(folder.FullName, "no", "such", "folder"), folder.FullName })
            Assert.Equal(ErrorIds.OutFileUnwritable, (await Assert.ThrowsAsync<DefenderException>(() => requests.SaveAsync(new() { Path = "/api/things" }, place))).ErrorId);
        Assert.Empty(folder.GetFiles());
    }
}
