using System.Globalization;
using Newtonsoft.Json;

namespace DefenderXdr.Simulation;

/// <summary>What a device has installed, what that suffers from, and what to do about it.</summary>
internal sealed class EndpointVulnerabilities(Estate estate)
{
    private const string Fixes = "Collection(microsoft.windowsDefenderATP.api.PublicProductFixDto)";

    internal IEnumerable<Operation> Operations =>
    [
        new(Api.Endpoint, "GET", "api/machines/{id}/software", ["Software.Read.All"], call => List(call, "Software", SoftwareCatalog.On, Software)),
        new(Api.Endpoint, "GET", "api/machines/{id}/vulnerabilities", ["Vulnerability.Read.All"], call => List(
            call, "Vulnerabilities", device => SoftwareCatalog.WeakOn(device).SelectMany(software => software.Vulnerabilities.Select(known => (software, known))), Vulnerability)),
        new(Api.Endpoint, "GET", "api/machines/{id}/recommendations", ["SecurityRecommendation.Read.All"], call => List(call, "Recommendations", SoftwareCatalog.WeakOn, Recommendation)),
        new(Api.Endpoint, "GET", "api/machines/{id}/getmissingkbs", ["Software.Read.All"], call => List(
            call, Fixes, device => SoftwareCatalog.WeakOn(device).Where(software => software.FixingKb is not null), MissingKb)),
    ];

    private SimulatedResponse List<T>(Call call, string context, Func<Device, IEnumerable<T>> of, Action<JsonTextWriter, T> write)
    {
        var id = call.Values["id"];
        var machine = estate.Fleet.Find(id) ?? throw EndpointMachines.NotFound(id);
        return EndpointList.Answer(call, context, machine.IsOnboarded ? of(machine.Device) : [], write);
    }

    private void Software(JsonTextWriter json, KnownSoftware software)
    {
        json.WriteStartObject();
        json.Member("id", software.Id);
        json.Member("name", software.Name);
        json.Member("vendor", software.Vendor);
        json.Member("weaknesses", software.Vulnerabilities.Length);
        json.Member("publicExploit", Array.Exists(software.Vulnerabilities, known => known.HasExploit));
        json.Member("activeAlert", false);
        json.Member("exposedMachines", Exposed(software));
        json.Fraction("impactScore", Impact(software));
        json.WriteEndObject();
    }

    private void Vulnerability(JsonTextWriter json, (KnownSoftware Software, KnownVulnerability Known) weakness)
    {
        var (software, known) = weakness;
        json.WriteStartObject();
        json.Member("id", known.Id);
        json.Member("name", known.Id);
        json.Member("description", known.Description);
        json.Member("severity", known.Severity);
        json.Fraction("cvssV3", known.Cvss);
        json.Member("cvssVector", known.Vector);
        json.Member("exposedMachines", Exposed(software));
        json.Member("publishedOn", known.Published);
        json.Member("updatedOn", known.Published + TimeSpan.FromDays(30));
        json.Member("publicExploit", known.HasExploit);
        json.Member("exploitVerified", known.Epss > 0.8);
        json.Member("exploitInKit", false);
        json.Member("exploitTypes", known.ExploitTypes);
        json.Member("exploitUris", known.ExploitUris);
        json.Member("CveSupportability", "Supported");
        json.Fraction("EPSS", known.Epss);
        json.WriteEndObject();
    }

    private void Recommendation(JsonTextWriter json, KnownSoftware software)
    {
        json.WriteStartObject();
        json.Member("id", "va-_-" + software.Id);
        json.Member("productName", software.Name);
        json.Member("recommendationName", $"Update {software.Vendor} {software.Name} to version {software.Current}");
        json.Member("weaknesses", software.Vulnerabilities.Length);
        json.Member("vendor", software.Vendor);
        json.Member("recommendedVersion", software.Current);
        json.Member("recommendedProgram", "");
        json.Member("recommendedVendor", "");
        json.Member("recommendationCategory", software.FixingKb is null ? "Application" : "OS");
        json.Member("subCategory", "");
        json.Fraction("severityScore", software.Vulnerabilities.Max(known => known.Cvss));
        json.Member("publicExploit", Array.Exists(software.Vulnerabilities, known => known.HasExploit));
        json.Member("activeAlert", false);
        json.Member("associatedThreats", []);
        json.Member("remediationType", "Update");
        json.Member("status", "Active");
        json.Fraction("configScoreImpact", 0.0);
        json.Fraction("exposureImpact", Impact(software));
        json.Member("totalMachineCount", Having(software));
        json.Member("exposedMachinesCount", Exposed(software));
        json.Member("nonProductivityImpactedAssets", 0L);
        json.Member("relatedComponent", software.Name);
        json.Member("exposedCriticalDevices", 0L);
        json.Member("tags", []);
        json.WriteEndObject();
    }

    private void MissingKb(JsonTextWriter json, KnownSoftware software)
    {
        var published = software.Vulnerabilities[0].Published;
        json.WriteStartObject();
        json.Member("id", software.FixingKb);
        json.Member("name", published.ToString("MMMM yyyy", CultureInfo.InvariantCulture) + " Security Updates");
        json.Member("productsNames", [software.Name]);
        json.Member("url", $"https://catalog.update.microsoft.com/v7/site/Search.aspx?q=KB{software.FixingKb}");
        json.Member("machineMissedOn", Exposed(software));
        json.Member("cveAddressed", software.Vulnerabilities.Length);
        json.WriteEndObject();
    }

    private IEnumerable<Machine> Managed => estate.Fleet.All.Where(machine => machine.IsOnboarded);

    private long Having(KnownSoftware software) => Managed.Count(machine => software.IsOn(machine.Device));

    private long Exposed(KnownSoftware software) =>
        software.Vulnerabilities.Length == 0 ? 0 : Managed.Count(machine => software.IsOn(machine.Device) && software.IsOldOn(machine.Device));

    private static double Impact(KnownSoftware software) => Math.Round(software.Vulnerabilities.Sum(known => known.Cvss * known.Epss) / 10, 4);
}
