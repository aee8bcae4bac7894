using System.Management.Automation;
using System.Management.Automation.Host;

namespace DefenderXdr.PowerShell;

/// <summary>What a command has set going and not seen the end of. Safe for many threads.</summary>
internal sealed class FollowedActions
{
    private readonly object gate = new();
    private readonly Dictionary<string, string> actions = new(StringComparer.OrdinalIgnoreCase);
    private string? sending;

    /// <summary>Something is being sent for a device: from here on nobody knows whether it is done, until the service answers.</summary>
    public void Sending(DefenderMachine machine, string does)
    {
        lock (gate) sending = $"Whether the order to {does} reached {machine} is not known: look at Get-DefenderMachineAction '{machine.MachineId}' before you repeat it.";
    }

    /// <summary>It was sent, well or not.</summary>
    public void Sent()
    {
        lock (gate) sending = null;
    }

    /// <summary>An action goes on.</summary>
    public void Began(string? id, string what)
    {
        lock (gate) actions[id ?? ""] = what;
    }

    /// <summary>An action has ended.</summary>
    public void Ended(string? id)
    {
        lock (gate) actions.Remove(id ?? "");
    }

    /// <summary>What to tell a user who stops the command; nothing where all has ended.</summary>
    public IReadOnlyList<string> Farewell
    {
        get
        {
            lock (gate)
            {
                var goOn = actions.Select(action => $"{action.Value} goes on (id {action.Key}): Wait-DefenderMachineAction waits for it, Stop-DefenderMachineAction cancels it.");
                return sending is null ? [.. goOn] : [.. goOn, sending];
            }
        }
    }

    /// <summary>Tells the user. A command that is being stopped has no streams any more, so it goes to the host itself.</summary>
    public void SayGoodbye(PSCmdlet cmdlet)
    {
        foreach (var line in Farewell)
        {
            try
            {
                cmdlet.Host?.UI?.WriteWarningLine(line);
            }
            catch (Exception e) when (e is HostException or NotImplementedException or InvalidOperationException)
            {
                return;
            }
        }
    }
}
