using System.Runtime.InteropServices;
using DefenderXdr.Simulation;
using DefenderXdr.SimulationServer;

// BROWSER=this program: what a sign-in opens, a user approves.
if (args is [var page] && Uri.TryCreate(page, UriKind.Absolute, out var address))
    return await Browser.OpenAsync(address);

Arguments arguments;
try
{
    arguments = Arguments.Read(args);
}
catch (FormatException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    Console.Error.WriteLine(Arguments.Usage);
    return 2;
}

var ended = new TaskCompletionSource();
void End(PosixSignalContext signal)
{
    signal.Cancel = true;
    ended.TrySetResult();
}

using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);

var customers = CustomerTenants.Of(arguments.Tenant, arguments.Tenants);
var unconsented = arguments.Tenant.ForTenant(SimulatedTenant.UnconsentedTenantId);
var cloud = new SimulatedCloud([new(arguments.Tenant), .. customers.Select(options => new SimulatedTenant(options)), new(unconsented)]);
SimulationHost started;
try
{
    started = await SimulationHost.StartAsync(cloud, arguments.Port, arguments.HttpsPort);
}
catch (IOException inUse)
{
    Console.Error.WriteLine(inUse.Message);
    return 1;
}

await using var host = started;
var certificate = Path.Combine(Path.GetTempPath(), $"defenderxdr-simulation-{Environment.ProcessId}.pem");
File.WriteAllText(certificate, host.CertificatePem);
try
{
    Console.Write(Announcement.Of(host, arguments.Tenant, certificate, customers, unconsented));
    await ended.Task;
}
finally
{
    File.Delete(certificate);
}

return 0;
