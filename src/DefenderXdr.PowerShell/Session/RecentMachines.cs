namespace DefenderXdr.PowerShell;

/// <summary>The devices that were lately read through a connection: for completion. Safe for many threads.</summary>
internal sealed class RecentMachines
{
    private readonly RecentObjects<string> machines = new();

    public IReadOnlyList<RecentObject<string>> All => machines.All;

    public void Note(DefenderMachine machine)
    {
        if (machine.MachineId is { } id) machines.Note(id, machine.ComputerDnsName, machine.RiskScore, machine.HealthStatus, machine.LastSeen);
    }
}
