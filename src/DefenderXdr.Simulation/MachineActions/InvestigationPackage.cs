using System.Globalization;

namespace DefenderXdr.Simulation;

/// <summary>What an investigation package holds.</summary>
internal static class InvestigationPackage
{
    internal static SimulatedFile Make(MachineAction action, Company company)
    {
        var device = action.Device;
        var owner = company.Owner(device);
        var collected = action.LastUpdate.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var processes = device.IsWindows ? "System,4\r\nsvchost.exe,1044\r\nexplorer.exe,5120\r\nMsSense.exe,3320\r\n" : "systemd,1\r\nwdavdaemon,812\r\nbash,2210\r\n";
        return ZipFile.Pack($"{device.HostName}_{action.Id}.zip", action.LastUpdate, new Dictionary<string, string>
        {
            ["Forensics Collection Summary.txt"] = $"Device: {device.DnsName}\r\nDevice id: {device.Id}\r\nOS: {device.System.Platform} {device.System.Version} (build {device.System.Build})\r\nCollected: {collected}\r\n",
            ["Processes/processes.csv"] = "Name,Id\r\n" + processes,
            ["Network connections/ActiveNetConnections.txt"] = $"TCP    {device.Address}:49712    13.107.6.171:443    ESTABLISHED\r\n",
            ["Network connections/DnsCache.txt"] = "outlook.office365.com\r\nlogin.microsoftonline.com\r\n",
            ["Installed programs/InstalledPrograms.csv"] = "Name,Version\r\n" + string.Concat(SoftwareCatalog.On(device).Select(software => $"{software.Name},{software.VersionOn(device)}\r\n")),
            ["Users and Groups/LocalUsers.txt"] = $"{owner.Domain}\\{owner.Account}\r\n{device.HostName}\\Administrator\r\n",
        });
    }
}
