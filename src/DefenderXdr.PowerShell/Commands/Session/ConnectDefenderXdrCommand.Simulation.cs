using DefenderXdr.Http;
using DefenderXdr.Simulation;

namespace DefenderXdr.PowerShell;

/// <content>Tenants in this process. Their sign-in is real: MSAL asks, a simulated authority answers.</content>
public sealed partial class ConnectDefenderXdrCommand
{
    private string? wrongFault;

    private HttpClient Simulation(IEnumerable<string> tenants)
    {
        var options = new SimulatedTenantOptions { Seed = Seed, IncidentCount = IncidentCount, ChangesPerHour = ChangesPerHour, Faults = [.. Fault.Select(ParseFault)] };
        return DefenderHttp.CreateClient(new SimulatedTenantHandler(new SimulatedCloud(tenants.Select(tenant => new SimulatedTenant(options.ForTenant(tenant))))));
    }

    private SimulatedFault ParseFault(string text)
    {
        try
        {
            return SimulatedFault.Parse(text);
        }
        catch (FormatException e)
        {
            wrongFault = text;
            throw DefenderErrors.Create(ErrorIds.InvalidParameter, e.Message, FaultCompleter.Forms, e);
        }
    }
}
