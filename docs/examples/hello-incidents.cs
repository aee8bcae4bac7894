// The "hello world" of the Defender XDR API from C#: the incidents of the last 48 hours, shown and saved as JSON.
// dotnet run docs/examples/hello-incidents.cs
#:project ../../src/DefenderXdr.Client/DefenderXdr.Client.csproj
#:project ../../src/DefenderXdr.Authentication/DefenderXdr.Authentication.csproj
#:project ../../src/DefenderXdr.Simulation/DefenderXdr.Simulation.csproj
#:property PublishAot=false
#:property EnforceCodeStyleInBuild=false

using System.Net;
using System.Text.Json;
using DefenderXdr;
using DefenderXdr.Authentication;
using DefenderXdr.Http;
using DefenderXdr.Simulation;

// A real tenant when one is given, the simulated Contoso otherwise.
var tenantId = Environment.GetEnvironmentVariable("AZURE_TENANT_ID");
var simulated = string.IsNullOrEmpty(tenantId);
var http = simulated ? DefenderHttp.CreateClient(new SimulatedTenantHandler(new SimulatedTenant())) : DefenderHttp.CreateClient();
var secret = simulated ? SimulatedTenant.DefaultClientSecret : Environment.GetEnvironmentVariable("AZURE_CLIENT_SECRET");
var hosts = HostTable.Resolve();
var signIn = new SignInOptions
{
    TenantId = simulated ? SimulatedTenant.DefaultTenantId : tenantId!,
    ClientId = simulated ? SimulatedTenant.DefaultClientId : Environment.GetEnvironmentVariable("AZURE_CLIENT_ID")!,
    Hosts = hosts,
    HttpClient = http,
};
var client = new DefenderClient(
    new ClientSecretFlow(signIn, new NetworkCredential("", secret).SecurePassword),
    new DefenderClientOptions { Hosts = hosts, HttpClient = http });

var incidents = new List<DefenderIncident>();
await foreach (var incident in client.Incidents.ListAsync(new IncidentQuery { UpdatedAfter = DateTimeOffset.UtcNow.AddHours(-48) }))
{
    Console.WriteLine($"{incident.IncidentId,8}  {incident.Severity,-13}  {incident.Status,-10}  {incident.LastUpdateTime?.LocalDateTime:yyyy-MM-dd HH:mm}  {incident.DisplayName}");
    incidents.Add(incident);
}

var path = $"./Latest Incidents {DateTime.Now:o}.json".Replace(":", ".");
await using (var file = File.Create(path)) await JsonSerializer.SerializeAsync(file, incidents, JsonSerializerOptions.Web);
Console.WriteLine($"{incidents.Count} incidents are in '{path}'.");
