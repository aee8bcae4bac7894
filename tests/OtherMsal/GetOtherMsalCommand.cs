using System.Management.Automation;
using Microsoft.Identity.Client;

namespace OtherMsal;

/// <summary><c>Get-OtherMsal</c>: makes a client of this module's own MSAL and says which one that is.</summary>
[Cmdlet(VerbsCommon.Get, "OtherMsal")]
[OutputType(typeof(string))]
public sealed class GetOtherMsalCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var app = ConfidentialClientApplicationBuilder.Create("c0ffee00-0000-0000-0000-000000000000").WithClientSecret("x").Build();
        WriteObject($"OtherMsal uses {app.GetType().Assembly.GetName().Version}");
    }
}
