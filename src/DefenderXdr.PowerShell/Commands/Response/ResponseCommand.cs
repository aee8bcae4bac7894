using System.ComponentModel;
using System.Management.Automation;

namespace DefenderXdr.PowerShell;

/// <summary>A command that does something on devices: with a reason, and not unless it is meant.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ResponseCommand : MachineChangeCommand
{
    private readonly FollowedActions followed = new();

    /// <summary>Why it is done. It stands in the action's history in the portal.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public virtual string Comment { get; set; } = "";

    /// <summary>Does it without asking. -WhatIf counts all the same.</summary>
    [Parameter]
    public virtual SwitchParameter Force { get; set; }

    /// <summary>Waits until the actions have ended, and gives them as they are then.</summary>
    [Parameter]
    public virtual SwitchParameter Wait { get; set; }

    /// <summary>How long to wait, such as 90s, 10m or 1h; 30 minutes when left out. An action that has not ended by then goes on, and is an error.</summary>
    [Parameter]
    [Duration]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>What is under way, to be told of when the user has enough of waiting.</summary>
    private protected FollowedActions Followed => followed;

    /// <summary>What is told then.</summary>
    internal IReadOnlyList<string> Farewell => followed.Farewell;

    /// <summary>Asks whether it is meant on a device.</summary>
    private protected Task<bool> IsMeantAsync(DefenderConnection connection, DefenderMachine machine, string does, ICommandOutput output) =>
        output.ShouldProcessAsync($"{machine} of {connection.Name}", does, Force);

    /// <inheritdoc/>
    protected override void StopProcessing()
    {
        base.StopProcessing();
        followed.SayGoodbye(this);
    }
}
