using System.Security.Cryptography;
using System.Text;
using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.LiveResponse;

public sealed class LibraryTests
{
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("Get-Process");
    private static readonly string Hash = Convert.ToHexStringLower(SHA256.HashData(Content));

    private static string There(string? hash = null, string? more = null) => $$"""{"fileName":"look.ps1","sha256":"{{hash ?? Hash}}","description":"Looks","creationTime":"2026-11-01T10:00:00Z","hasParameters":false{{more}}}""";

    [Fact]
    public async Task The_list_is_read_losslessly_and_asked_for_without_a_query()
    {
        await using var server = new LoopbackServer(Answer.Json($$"""
            {"@odata.context":"x","value":[
              {"fileName":"memdump.ps1","sha256":"8d212d5f8ad0e1e2","description":null,"creationTime":"2022-01-20T05:36:50Z","lastUpdatedTime":"2022-01-21T05:36:50.5Z","createdBy":"a@contoso.com","hasParameters":true,"parametersDescription":"-Verbose","new":[1]},
              {{There()}}]}
            """));

        var (files, error) = await Client(server).Library.ListAsync().DrainAsync();

        Assert.Null(error);
        Assert.Equal("/api/libraryfiles", Assert.Single(server.Requests).Target);
        Assert.Equal(["memdump.ps1", "look.ps1"], files.Select(file => file.FileName));
        var file = files[0];
        Assert.Equal(("8d212d5f8ad0e1e2", null, true, "-Verbose", "a@contoso.com"), (file.Sha256, file.Description, file.HasParameters, file.ParametersDescription, file.CreatedBy));
        Assert.Equal(new DateTimeOffset(2022, 1, 20, 5, 36, 50, TimeSpan.Zero), file.CreatedTime);
        Assert.Equal(new DateTimeOffset(2022, 1, 21, 5, 36, 50, 500, TimeSpan.Zero), file.LastUpdateTime);
        Assert.Equal(["new"], file.AdditionalProperties.Keys);
    }

    [Fact]
    public async Task A_file_goes_as_a_form_and_again_after_429()
    {
        await using var server = new LoopbackServer(Answer.Status(429, ("Retry-After", "0")), Answer.Json(There()));

        var file = await Client(server).Library.UploadAsync(new("look.ps1", Content) { Description = "Looks: für alle", ParametersDescription = "-A", Overwrite = true });

        Assert.Equal("look.ps1", file.FileName);
        Assert.Equal(2, server.Requests.Count);
        foreach (var request in server.Requests)
        {
            Assert.Equal(("POST", "/api/libraryfiles"), (request.Method, request.Target));
            Assert.StartsWith("multipart/form-data; boundary=", request.Header("Content-Type"));
            Assert.Matches("Content-Disposition: form-data; name=\"file\"; filename=look.ps1[^\n]*\r\n(.*\r\n)*?\r\nGet-Process\r\n", request.Body);
            foreach (var (name, value) in new[] { ("Description", "Looks: für alle"), ("ParametersDescription", "-A"), ("HasParameters", "true"), ("OverrideIfExists", "true") })
                Assert.Matches($"form-data; name=\"{name}\"\r\n(.*\r\n)*?\r\n{value}\r\n", request.Body);
        }
    }

    [Fact]
    public async Task What_arrived_is_no_failure_although_the_answer_was_lost()
    {
        await using var server = new LoopbackServer(new Answer().Cut(), Answer.Json($$"""{"value":[{{There()}}]}"""));

        var file = await Client(server).Library.UploadAsync(new("LOOK.ps1", Content));

        Assert.Equal(Hash, file.Sha256);
        Assert.Equal(["POST", "GET"], server.Requests.Select(request => request.Method));
    }

    [Theory]
    [InlineData("0000")]
    [InlineData(null)]
    public async Task What_did_not_arrive_is_the_failure_that_it_was(string? hash)
    {
        await using var server = new LoopbackServer(request => request.Method == "POST" ? new Answer().Cut() : Answer.Json(hash is null ? """{"value":[]}""" : $$"""{"value":[{{There(hash)}}]}"""));

        var error = await Assert.ThrowsAsync<DefenderException>(() => Client(server).Library.UploadAsync(new("look.ps1", Content)));

        Assert.Equal(ErrorIds.HostUnreachable, error.ErrorId);
        Assert.Single(server.Requests, request => request.Method == "POST");
    }

    [Theory]
    [InlineData(400, "InvalidInput", "A file named look.ps1 already exists.", ErrorIds.LibraryFileExists)]
    [InlineData(400, "MaximumLibrarySizeExceeded", "", ErrorIds.LibraryFull)]
    [InlineData(413, "", "", ErrorIds.LibraryFileTooLarge)]
    [InlineData(400, "InvalidRequestBody", "Request body is incorrect", ErrorIds.RequestRejected)]
    public async Task A_refusal_says_what_it_is_about(int status, string code, string message, string errorId)
    {
        await using var server = new LoopbackServer(Answer.Json($$$"""{"error":{"code":"{{{code}}}","message":"{{{message}}}"}}""", status));

        var error = await Assert.ThrowsAnyAsync<DefenderException>(() => Client(server).Library.UploadAsync(new("look.ps1", Content)));

        Assert.Equal(errorId, error.ErrorId);
        Assert.Contains(message, error.Message);
    }

    [Fact]
    public async Task A_file_is_deleted_by_its_name()
    {
        await using var server = new LoopbackServer(Answer.Status(204), Answer.Json("""{"error":{"code":"ResourceNotFound","message":"none"}}""", 404));
        var library = Client(server).Library;

        await library.DeleteAsync("my file+1.ps1");
        var error = await Assert.ThrowsAnyAsync<DefenderException>(() => library.DeleteAsync("x"));

        Assert.Equal(("DELETE", "/api/libraryfiles/my%20file%2B1.ps1"), (server.Requests[0].Method, server.Requests[0].Target));
        Assert.Equal(ErrorIds.LibraryFileNotFound, error.ErrorId);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_lost_answer_to_a_deletion_is_looked_up(bool isThere)
    {
        await using var server = new LoopbackServer(request => request.Method == "DELETE" ? new Answer().Cut() : Answer.Json($$"""{"value":[{{(isThere ? There() : "")}}]}"""));

        var error = await Record.ExceptionAsync(() => Client(server).Library.DeleteAsync("look.ps1"));

        Assert.Equal(isThere ? ErrorIds.HostUnreachable : null, (error as DefenderException)?.ErrorId);
        Assert.Single(server.Requests, request => request.Method == "DELETE");
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a/b.ps1")]
    [InlineData("a\\b.ps1")]
    [InlineData("*.ps1")]
    [InlineData("a\nb")]
    public async Task No_other_path_can_be_meant(string name)
    {
        await using var server = new LoopbackServer();

        Assert.Equal(ErrorIds.InvalidParameter, (await Assert.ThrowsAsync<DefenderException>(() => Client(server).Library.DeleteAsync(name))).ErrorId);
        Assert.Equal(ErrorIds.InvalidParameter, Assert.Throws<DefenderException>(() => new LibraryFileUpload(name, Content)).ErrorId);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public void A_file_that_is_too_large_is_refused_before_it_is_read_or_sent()
    {
        var path = Path.GetTempFileName();
        try
        {
            using (var file = File.OpenWrite(path)) file.SetLength(LibraryFileUpload.MaxSize + 1);
            Assert.Equal(ErrorIds.LibraryFileTooLarge, Assert.Throws<DefenderException>(() => LibraryFileUpload.ReadFile(path)).ErrorId);
            Assert.Equal(ErrorIds.LibraryFileTooLarge, Assert.Throws<DefenderException>(() => new LibraryFileUpload("x", new byte[LibraryFileUpload.MaxSize + 1])).ErrorId);
            Assert.Equal(LibraryFileUpload.MaxSize, new LibraryFileUpload("x", new byte[LibraryFileUpload.MaxSize]).Size);
        }
        finally
        {
            File.Delete(path);
        }
        Assert.Equal(ErrorIds.UploadFileNotFound, Assert.Throws<DefenderException>(() => LibraryFileUpload.ReadFile(path)).ErrorId);
        Assert.Equal(ErrorIds.UploadFileUnreadable, Assert.Throws<DefenderException>(() => LibraryFileUpload.ReadFile(Path.GetTempPath())).ErrorId);
    }

    [Fact]
    public void A_file_is_there_when_its_content_and_what_is_said_of_it_are()
    {
        var there = new DefenderLibraryFile { FileName = "look.ps1", Sha256 = Hash.ToUpperInvariant(), Description = "Looks", HasParameters = true, ParametersDescription = "-A" };

        Assert.True(new LibraryFileUpload("look.ps1", Content).IsThere(there));
        Assert.True(new LibraryFileUpload("look.ps1", Content) { Description = "Looks", ParametersDescription = "-A" }.IsThere(there));
        Assert.False(new LibraryFileUpload("look.ps1", Content) { Description = "Else" }.IsThere(there));
        Assert.False(new LibraryFileUpload("look.ps1", Content) { HasParameters = false }.IsThere(there));
        Assert.False(new LibraryFileUpload("look.ps1", [1]).IsThere(there));
        var kept = new LibraryFileUpload("look.ps1", [1]) { Description = "New" }.InPlaceOf(there);
        Assert.Equal(("New", "-A", true), (kept.Description, kept.ParametersDescription, kept.HasParameters));
    }

    private static DefenderClient Client(LoopbackServer server) => TestClient.Create(server, new ScriptedTokens("Library.Manage"));
}
