using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary><c>Get-DefenderToken</c>: the access token, masked unless it is asked for in the open.</summary>
[Cmdlet(VerbsCommon.Get, "DefenderToken", DefaultParameterSetName = MaskedSet)]
[OutputType(typeof(DefenderToken), ParameterSetName = [MaskedSet])]
[OutputType(typeof(string), ParameterSetName = [PlainTextSet])]
[OutputType(typeof(System.Security.SecureString), ParameterSetName = [SecureStringSet])]
public sealed class GetDefenderTokenCommand : ConnectedCommand
{
    internal const string MaskedSet = "Masked";
    internal const string PlainTextSet = "PlainText";
    internal const string SecureStringSet = "SecureString";

    /// <summary>The API that the token is for; Auto means the connection's, or Graph.</summary>
    [Parameter(Position = 0)]
    public DefenderApi Api { get; set; }

    /// <summary>Gives the token itself, as text.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PlainTextSet)]
    public SwitchParameter AsPlainText { get; set; }

    /// <summary>Gives the token itself, as a SecureString.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SecureStringSet)]
    public SwitchParameter AsSecureString { get; set; }

    /// <summary>Also writes the token itself to a file that its owner alone can read.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    private string? file;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        file = OutFile is null ? null : FullPath(OutFile);
        base.ProcessRecord();
    }

    private protected override object? ErrorTarget => OutFile;

    internal override async Task RunAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken)
    {
        var token = await connection.Client.GetTokenAsync(Api, output, cancellationToken).ConfigureAwait(false);
        if (file is not null) TokenFile.Write(file, token);
        output.Object(SetName switch
        {
            PlainTextSet => token.ToPlainText(),
            SecureStringSet => AccessTokenAttribute.Secure(token.ToPlainText()),
            _ => token,
        });
    }
}
