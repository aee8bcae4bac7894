using System.Management.Automation;
using System.Management.Automation.Host;

namespace DefenderXdr.PowerShell;

/// <summary>What a command has set going and not seen the end of. Safe for many threads.</summary>
internal sealed class FollowedActions
{
    private readonly object gate = new();
    private readonly Dictionary<string, string> actions = new(StringComparer.OrdinalIgnoreCase);
    private string? sending;

    /// <summary>Sends something for a device: until the service answers, nobody knows whether it is done.</summary>
    public async Task<T> SendAsync<T>(DefenderMachine machine, string does, Func<Task<T>> send)
    {
        Sending($"Whether the order to {does} reached {machine} is not known: look at Get-DefenderMachineAction '{machine.MachineId}' before you repeat it.");
        try
        {
            var answer = await send().ConfigureAwait(false);
            Sending(null);
            return answer;
        }
        catch (DefenderException)
        {
            // The error tells what is known.
            Sending(null);
            throw;
        }
    }

    /// <summary>Something goes on.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="what">What it is, in words.</param>
    /// <param name="next">What can be done about it.</param>
    public void Began(string? id, string what, string next = "Wait-DefenderMachineAction waits for it, Stop-DefenderMachineAction cancels it")
    {
        lock (gate) actions[id ?? ""] = $"{what} goes on (id {id}): {next}.";
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
                return sending is null ? [.. actions.Values] : [.. actions.Values, sending];
            }
        }
    }

    private void Sending(string? what)
    {
        lock (gate) sending = what;
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
