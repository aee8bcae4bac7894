using Microsoft.Identity.Client;

namespace DefenderXdr.Authentication;

/// <summary>An app that signs in with the token of another identity provider that it trusts (workload identity federation).</summary>
public sealed class ClientAssertionFlow : ConfidentialFlow
{
    private readonly Func<CancellationToken, Task<string>> assertion;

    /// <summary>The flow; nothing is asked for before the first token is.</summary>
    /// <param name="options">Who signs in where.</param>
    /// <param name="assertion">Gives the other provider's token. It is asked anew each time Entra is, for such tokens are short-lived.</param>
    public ClientAssertionFlow(SignInOptions options, Func<CancellationToken, Task<string>> assertion) : base(options) => this.assertion = assertion;

    private protected override ConfidentialClientApplicationBuilder Prove(ConfidentialClientApplicationBuilder builder) =>
        builder.WithClientAssertion((AssertionRequestOptions request) => AskAsync(request.CancellationToken));

    private async Task<string> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            return Assertion.Require(await assertion(cancellationToken).ConfigureAwait(false), "The client assertion");
        }
        // Whatever a caller's own code throws: it is the assertion that is missing.
        catch (Exception e) when (e is not DefenderException && !(e is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            throw Assertion.Unavailable($"The client assertion could not be got: {Assertion.Redact(e.Message)}", inner: e);
        }
    }
}
