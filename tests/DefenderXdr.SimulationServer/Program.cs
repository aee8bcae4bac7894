using System.Runtime.InteropServices;
using DefenderXdr.Simulation;
using DefenderXdr.SimulationServer;

// BROWSER=this program: what a sign-in opens, a user approves.
if (args is [var page] && Uri.TryCreate(page, UriKind.Absolute, out var address))
    return await Browser.OpenAsync(address);

if (Arguments.Read(args) is not { } arguments)
{
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

var tenant = new SimulatedTenant(new() { Seed = arguments.Seed, IncidentCount = arguments.Incidents });
SimulationHost started;
try
{
    started = await SimulationHost.StartAsync(tenant, arguments.Port, arguments.HttpsPort);
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
    var http = host.Http.GetLeftPart(UriPartial.Authority);
    Console.WriteLine($"http:  {http}");
    Console.WriteLine($"https: {host.Https.GetLeftPart(UriPartial.Authority)}");
    Console.WriteLine($"tenant: {SimulatedTenant.DefaultTenantId}");
    Console.WriteLine($"client: {SimulatedTenant.DefaultClientId}");
    Console.WriteLine($"secret: {SimulatedTenant.DefaultClientSecret}");
    Console.WriteLine($"user: {SimulatedTenant.DefaultUserName}");
    Console.WriteLine($"password: {SimulatedTenant.DefaultPassword}");
    Console.WriteLine($"certificate: {certificate}");
    Console.WriteLine($"Connect-DefenderXdr -TenantId {SimulatedTenant.DefaultTenantId} -ClientId {SimulatedTenant.DefaultClientId} " +
        $"-ClientSecret (ConvertTo-SecureString '{SimulatedTenant.DefaultClientSecret}' -AsPlainText -Force) " +
        $"-AuthorityUri {http} -GraphUri {http} -XdrUri {http} -EndpointUri {http}");
    await ended.Task;
}
finally
{
    File.Delete(certificate);
}

return 0;
