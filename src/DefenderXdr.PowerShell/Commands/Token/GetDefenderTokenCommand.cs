using System.Management.Automation;
using System.Security;
using DefenderXdr.Http;

namespace DefenderXdr.PowerShell;

/// <summary><c>Get-DefenderToken</c>: the access token of a connection, or one from elsewhere, decoded and on request checked; masked unless it is asked for in the open.</summary>
[Cmdlet(VerbsCommon.Get, "DefenderToken", DefaultParameterSetName = MaskedSet)]
[OutputType(typeof(DefenderToken), ParameterSetName = [MaskedSet, TokenSet])]
[OutputType(typeof(string), ParameterSetName = [PlainTextSet])]
[OutputType(typeof(SecureString), ParameterSetName = [SecureStringSet])]
public sealed class GetDefenderTokenCommand : ConnectedCommand
{
    internal const string MaskedSet = "Masked";
    internal const string PlainTextSet = "PlainText";
    internal const string SecureStringSet = "SecureString";
    internal const string TokenSet = "Token";

    // For tokens that came from elsewhere; a connection has a client of its own.
    private static readonly Lazy<HttpClient> Http = new(() => DefenderHttp.CreateClient());

    private string? file;
    private readonly Dictionary<DefenderCloud, TokenValidator> validators = [];

    /// <summary>The API that the token is for; Auto means the connection's, or Graph.</summary>
    [Parameter(Position = 0, ParameterSetName = MaskedSet)]
    [Parameter(Position = 0, ParameterSetName = PlainTextSet)]
    [Parameter(Position = 0, ParameterSetName = SecureStringSet)]
    public DefenderApi Api { get; set; }

    /// <summary>Gives the token itself, as text.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PlainTextSet)]
    public SwitchParameter AsPlainText { get; set; }

    /// <summary>Gives the token itself, as a SecureString.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SecureStringSet)]
    public SwitchParameter AsSecureString { get; set; }

    /// <summary>Also writes the token itself to a file that its owner alone can read.</summary>
    [Parameter(ParameterSetName = MaskedSet)]
    [Parameter(ParameterSetName = PlainTextSet)]
    [Parameter(ParameterSetName = SecureStringSet)]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>A token from elsewhere, whatever it is for and whether it still holds.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TokenSet, ValueFromPipeline = true)]
    [AccessToken]
    public SecureString? Token { get; set; }

    /// <summary>Checks signature, issuer, audience and times.</summary>
    [Parameter(ParameterSetName = MaskedSet)]
    [Parameter(ParameterSetName = TokenSet)]
    public SwitchParameter Validate { get; set; }

    /// <summary>The cloud whose sign-in service issued the token.</summary>
    [Parameter(ParameterSetName = TokenSet)]
    public DefenderCloud? Cloud { get; set; }

    /// <summary>A private sign-in host that issued the token.</summary>
    [Parameter(ParameterSetName = TokenSet)]
    public Uri? AuthorityUri { get; set; }

    private protected override object? ErrorTarget => OutFile;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        file = OutFile is null ? null : FullPath(OutFile);
        if (Token is null) base.ProcessRecord();
        else Run(ShowGivenAsync);
    }

    internal override async Task RunAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken)
    {
        var token = Origin.Stamp(await connection.Client.GetTokenAsync(Api, output, cancellationToken).ConfigureAwait(false), connection);
        if (file is not null) TokenFile.Write(file, token);
        if (SetName == PlainTextSet) output.Object(token.ToPlainText());
        else if (SetName == SecureStringSet) output.Object(AccessTokenAttribute.Secure(token.ToPlainText()));
        else await ShowAsync(token, connection.Client.NewValidator, output, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Shows the token that was given; no connection is needed.</summary>
    internal Task ShowGivenAsync(ICommandOutput output, CancellationToken cancellationToken)
    {
        var token = DefenderToken.Decode(AccessTokenAttribute.Reveal(Token!));
        return ShowAsync(token, () => ValidatorFor(Cloud ?? HostTable.CloudOf(token.Audience)), output, cancellationToken);
    }

    private async Task ShowAsync(DefenderToken token, Func<TokenValidator> validatorOf, ICommandOutput output, CancellationToken cancellationToken)
    {
        var (shown, error) = Validate ? await validatorOf().CheckAsync(token, output, cancellationToken).ConfigureAwait(false) : (token, null);
        output.Object(shown);
        if (error is not null) output.Error(error, shown);
    }

    // Who names a sign-in host means it; a token out of a pipeline brings the name of the connection that it was got for.
    private TokenValidator ValidatorFor(DefenderCloud cloud)
    {
        if (Connection is null || Cloud is not null || AuthorityUri is not null)
            return validators.TryGetValue(cloud, out var known) ? known
                : validators[cloud] = new TokenValidator(Http.Value, HostTable.Resolve(cloud, overrides: new HostOverrides { Authority = AuthorityUri }));

        var connections = Session.Resolve(Connection);
        return connections.Count == 1 ? connections[0].Client.NewValidator()
            : throw DefenderErrors.Create(ErrorIds.InvalidParameter, $"A token is checked through one connection, and {string.Join(", ", connections)} were given.");
    }
}
