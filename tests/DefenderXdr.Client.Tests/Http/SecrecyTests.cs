using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Http;

/// <summary>A token is in its request's own header and nowhere else.</summary>
public sealed class SecrecyTests
{
    public static TheoryData<int> Statuses => [200, 302, 400, 401, 403, 404, 429, 500, 0, -1];

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task Nothing_that_a_call_says_has_the_token_in_it(int status)
    {
        var events = new RecordingEvents();
        var tokens = new ScriptedTokens("Incident.Read.All");
        await using var server = new LoopbackServer(_ => status switch
        {
            0 => new Answer().Cut(),
            -1 => Answer.Json("<html>"),
            200 => Answer.Json(Bodies.Incidents(1)),
            _ => Answer.Json("""{"error":{"code":"C","message":"M"}}""", status),
        });

        var (items, error) = await TestClient.Create(server, tokens)
            .Incidents.ListAsync(new() { AssignedTo = ["secret-owner@contoso.com"] }, DefenderApi.Xdr, events).DrainAsync();

        Assert.NotEmpty(tokens.Issued);
        Assert.NotEmpty(events.VerboseLines);
        foreach (var text in new[] { events.Everything, error?.ToString() ?? "", (error as DefenderException)?.RecommendedAction ?? "", string.Join(' ', items) })
        {
            Assert.DoesNotContain(TestTokens.Signature, text);
            Assert.All(tokens.Issued, token => Assert.DoesNotContain(token.Split('.')[1], text));
        }

        // The query string may name people: it is for the debug stream only.
        Assert.Contains("secret-owner", string.Join(' ', events.DebugLines));
        Assert.DoesNotContain("secret-owner", string.Join(' ', events.VerboseLines) + error?.Message);
    }
}
