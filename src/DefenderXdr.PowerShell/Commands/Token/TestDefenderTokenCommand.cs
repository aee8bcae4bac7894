using System.Management.Automation;
using System.Security;

namespace DefenderXdr.PowerShell;

/// <summary><c>Test-DefenderToken</c>: whether a token, or what a connection can get, suffices; what is missing is a warning each.</summary>
[Cmdlet(VerbsDiagnostic.Test, "DefenderToken", DefaultParameterSetName = PermissionSet)]
[OutputType(typeof(bool))]
public sealed class TestDefenderTokenCommand : ConnectedCommand
{
    internal const string PermissionSet = "Permission";
    internal const string CommandSet = "Command";

    /// <summary>The permissions, by their application or delegated names; all are wanted.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PermissionSet)]
    [ArgumentCompleter(typeof(PermissionCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Permission { get; set; } = [];

    /// <summary>The commands of this module that are to work; all are wanted.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CommandSet)]
    [ArgumentCompleter(typeof(CallingCommandCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Command { get; set; } = [];

    /// <summary>A token from elsewhere, in the place of a connection's.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AccessToken]
    public SecureString? Token { get; set; }

    /// <summary>The API that the permissions belong to, or that the commands are to use.</summary>
    [Parameter]
    public DefenderApi Api { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        try
        {
            foreach (var name in Permission) DefenderPermissions.Require(name, Api);
            foreach (var name in Command) ModuleCommands.OperationsOf(name);
        }
        catch (DefenderException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, Permission.Length > 0 ? Permission : Command));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Token is null) base.ProcessRecord();
        else Run(TestGivenAsync);
    }

    internal override async Task RunAsync(DefenderConnection connection, ICommandOutput output, CancellationToken cancellationToken)
    {
        var client = connection.Client;
        var test = new PermissionTest(client.Hosts, api => client.TryGetTokenAsync(api, output, cancellationToken));
        output.Object(await PassesAsync(new TokenTest(test, $"{connection.Name}: ", output), client.Choose(Api)).ConfigureAwait(false));
    }

    /// <summary>Tests the token that was given; no connection is needed.</summary>
    internal async Task TestGivenAsync(ICommandOutput output, CancellationToken cancellationToken)
    {
        var token = DefenderToken.Decode(AccessTokenAttribute.Reveal(Token!));
        if (token.IsExpired) output.Warning($"The token expired at {token.ExpiresOn.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC.");
        if (token.Api is null) output.Warning($"The token is for '{token.Audience}', which is none of the Defender APIs.");

        var test = new PermissionTest(HostTable.Resolve(HostTable.CloudOf(token.Audience)), api => Task.FromResult(api == token.Api ? token : null));
        var passes = token.Api is { } only && await PassesAsync(new TokenTest(test, "", output), Api == DefenderApi.Auto ? only : Api).ConfigureAwait(false);
        output.Object(passes && !token.IsExpired);
    }

    // All of them are asked, so that all that is missing is said at once.
    private async Task<bool> PassesAsync(TokenTest test, DefenderApi chosen)
    {
        var passes = true;
        foreach (var name in Permission) passes &= await test.CoversAsync(DefenderPermissions.Require(name), Api).ConfigureAwait(false);
        foreach (var name in Command) passes &= await test.LetsRunAsync(name, chosen).ConfigureAwait(false);
        return passes;
    }
}
