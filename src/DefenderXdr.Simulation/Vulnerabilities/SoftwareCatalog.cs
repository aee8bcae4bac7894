namespace DefenderXdr.Simulation;

/// <summary>The software that there is, and who has it.</summary>
internal static class SoftwareCatalog
{
    private const string Remote = "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H";
    private const string Local = "CVSS:3.1/AV:L/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H";

    private static readonly KnownSoftware[] All =
    [
        new("microsoft", "windows_11", ["Windows11"], 1, "10.0.26100.7171", "10.0.26100.1150",
        [
            new("CVE-2024-38063", "Windows TCP/IP has a remote code execution vulnerability: crafted IPv6 packets run code on the device.", "Critical", 9.8, "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", Day(2024, 8, 13)) { Epss = 0.89, ExploitUris = ["https://nvd.nist.gov/vuln/detail/CVE-2024-38063"] },
            new("CVE-2024-38178", "The scripting engine of Windows has a memory corruption vulnerability.", "High", 7.5, "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:H/I:H/A:H", Day(2024, 8, 13)) { Epss = 0.15 },
        ]) { FixingKb = "5041571" },
        new("microsoft", "windows_10", ["Windows10"], 1, "10.0.19045.6575", "10.0.19045.4651",
        [
            new("CVE-2024-38193", "The ancillary function driver for WinSock of Windows lets a local user gain SYSTEM.", "High", 7.8, Local, Day(2024, 8, 13)) { Epss = 0.62, ExploitUris = ["https://nvd.nist.gov/vuln/detail/CVE-2024-38193"], ExploitTypes = ["Local privilege escalation"] },
        ]) { FixingKb = "5041580" },
        new("microsoft", "windows_server_2022", ["WindowsServer2022"], 1, "10.0.20348.4405", "10.0.20348.2582",
        [
            new("CVE-2024-38077", "The Remote Desktop Licensing Service of Windows has a remote code execution vulnerability.", "Critical", 9.8, "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", Day(2024, 7, 9)) { Epss = 0.81 },
        ]) { FixingKb = "5040437" },
        new("google", "chrome", ["Windows", "macOS"], 0.8, "142.0.7444.60", "127.0.6533.100",
        [
            new("CVE-2024-7971", "Type confusion in V8 in Google Chrome lets a remote attacker corrupt the heap through a crafted page.", "High", 8.8, Remote, Day(2024, 8, 21)) { Epss = 0.31, ExploitUris = ["https://nvd.nist.gov/vuln/detail/CVE-2024-7971"], ExploitTypes = ["Local"] },
            new("CVE-2023-4863", "A heap buffer overflow in libwebp lets a remote attacker write out of bounds through a crafted image.", "High", 8.8, Remote, Day(2023, 9, 12)) { Epss = 0.94, ExploitUris = ["https://nvd.nist.gov/vuln/detail/CVE-2023-4863"] },
        ]),
        new("rarlab", "winrar", ["Windows"], 0.35, "7.13", "6.22",
        [
            new("CVE-2023-38831", "WinRAR runs a script when a user opens a harmless file within a crafted archive.", "High", 7.8, Local, Day(2023, 8, 23)) { Epss = 0.94, ExploitUris = ["https://nvd.nist.gov/vuln/detail/CVE-2023-38831"] },
        ]),
        new("adobe", "acrobat_reader_dc", ["Windows", "macOS"], 0.6, "25.1.20937.0", "22.3.20282.0",
        [
            new("CVE-2023-21608", "Adobe Acrobat Reader uses memory after it was freed, which runs code as the user who opens a crafted file.", "High", 7.8, Local, Day(2023, 1, 18)) { Epss = 0.9, ExploitTypes = ["Local"] },
        ]),
        new("openbsd", "openssh", ["Linux"], 0.9, "9.9p2", "9.6p1",
        [
            new("CVE-2024-6387", "A race in the signal handler of sshd lets an unauthenticated attacker run code as root.", "High", 8.1, "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:H", Day(2024, 7, 1)) { Epss = 0.63, ExploitUris = ["https://nvd.nist.gov/vuln/detail/CVE-2024-6387"] },
        ]),
        new("microsoft", "edge_chromium-based", ["Windows"], 1, "142.0.3595.53", "141.0.3537.71", []),
        new("7-zip", "7-zip", ["Windows"], 0.5, "25.01", "24.09", []),
    ];

    internal static IEnumerable<KnownSoftware> On(Device device) => All.Where(software => software.IsOn(device));

    /// <summary>What a device has in a version that suffers from something.</summary>
    internal static IEnumerable<KnownSoftware> WeakOn(Device device) => On(device).Where(software => software.Vulnerabilities.Length > 0 && software.IsOldOn(device));

    private static DateTimeOffset Day(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);
}
