using System.Management.Automation;
using System.Management.Automation.Host;

namespace DefenderXdr.PowerShell;

/// <summary>Asks whether a change is meant.</summary>
internal static class Confirmation
{
    /// <summary>The answer of -WhatIf, -Force, -Confirm and the user, in this order.</summary>
    /// <exception cref="DefenderException"><see cref="ErrorIds.ConfirmationRequired"/>: the host has nobody to ask.</exception>
    public static bool Ask(PSCmdlet cmdlet, string target, string action, bool force)
    {
        if (force && !IsOn(cmdlet, "WhatIf", "WhatIfPreference") && !IsOn(cmdlet, "Confirm", null)) return true;
        try
        {
            return cmdlet.ShouldProcess(target, action);
        }
        catch (Exception e) when (e is HostException or PSInvalidOperationException or NotImplementedException)
        {
            throw DefenderErrors.Create(ErrorIds.ConfirmationRequired, $"'{action}' on '{target}' wants to be confirmed, and this host can ask nobody. Nothing was done.", inner: e);
        }
    }

    private static bool IsOn(PSCmdlet cmdlet, string parameter, string? preference) =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue(parameter, out var bound) ? bound is SwitchParameter { IsPresent: true }
        : preference is not null && LanguagePrimitives.IsTrue(cmdlet.GetVariableValue(preference));
}
