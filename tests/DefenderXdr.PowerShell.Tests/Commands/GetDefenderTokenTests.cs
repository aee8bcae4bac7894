using System.Net;
using System.Security;

namespace DefenderXdr.PowerShell.Tests.Commands;

public sealed class GetDefenderTokenTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("DefenderXdr");

    [Theory]
    [InlineData(DefenderApi.Auto, "https://graph.microsoft.com", "SecurityIncident.ReadWrite.All")]
    [InlineData(DefenderApi.Graph, "https://graph.microsoft.com", "ThreatHunting.Read.All")]
    [InlineData(DefenderApi.Xdr, "https://api.security.microsoft.com", "Incident.ReadWrite.All")]
    [InlineData(DefenderApi.Endpoint, "https://api.securitycenter.microsoft.com", "Alert.ReadWrite.All")]
    public async Task Tells_what_the_token_of_an_api_is_for(DefenderApi api, string audience, string role)
    {
        var session = await Run.ConnectedAsync();

        var token = Assert.IsType<DefenderToken>(Assert.Single((await Run.Async(new GetDefenderTokenCommand { Api = api }, session)).Objects));

        Assert.Equal(audience, token.Audience);
        Assert.Contains(role, token.Roles);
        Assert.Empty(token.Scopes);
        Assert.Equal(session.Default!.TenantId, token.TenantId);
        Assert.InRange(token.ExpiresOn, DateTimeOffset.UtcNow.AddMinutes(50), DateTimeOffset.UtcNow.AddMinutes(61));
        Assert.Equal(audience, token.Claims["aud"]);
        Assert.DoesNotContain(token.ToPlainText(), token.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_the_token_itself_only_when_asked_in_so_many_words()
    {
        var session = await Run.ConnectedAsync();
        var token = await session.Default!.Client.GetTokenAsync();

        var text = Assert.Single((await Run.Async(new GetDefenderTokenCommand { SetName = GetDefenderTokenCommand.PlainTextSet }, session)).Objects);
        var secure = Assert.Single((await Run.Async(new GetDefenderTokenCommand { SetName = GetDefenderTokenCommand.SecureStringSet }, session)).Objects);

        Assert.Equal(token.ToPlainText(), text);
        Assert.Equal(token.ToPlainText(), new NetworkCredential("", Assert.IsType<SecureString>(secure)).Password);
    }

    [Fact]
    public async Task Writes_a_file_that_its_owner_alone_can_read_in_the_place_of_an_open_one()
    {
        var session = await Run.ConnectedAsync();
        var path = Path.Combine(folder.FullName, "Latest-token.txt");
        await File.WriteAllTextAsync(path, "an old one");
        var token = await session.Default!.Client.GetTokenAsync();

        TokenFile.Write(path, token);

        Assert.Equal(token.ToPlainText() + Environment.NewLine, await File.ReadAllTextAsync(path));
        Assert.Single(folder.GetFiles());
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_an_error_about_that_file()
    {
        var session = await Run.ConnectedAsync();
        var path = Path.Combine(folder.FullName, "no such folder", "token.txt");
        var token = await session.Default!.Client.GetTokenAsync();

        var error = Assert.Throws<DefenderException>(() => TokenFile.Write(path, token));

        Assert.Equal(ErrorIds.TokenFileUnwritable, error.ErrorId);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(token.ToPlainText(), error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
