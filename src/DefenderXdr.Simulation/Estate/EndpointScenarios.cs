using static DefenderXdr.Simulation.EvidenceKind;

namespace DefenderXdr.Simulation;

/// <summary>What happens on computers.</summary>
internal static class EndpointScenarios
{
    private static readonly AlertTemplate Encoded = new(Product.Endpoint, DetectionSource.Edr, Severity.Medium, "Execution",
        "Suspicious PowerShell command line",
        "A suspicious PowerShell activity was observed on the machine. This behavior may indicate that PowerShell was used during installation, exploration, or in some cases in lateral movement activities which are used by attackers to invoke modules, download external payloads, and get more information about the system.",
        [Computer, Person, Program, Address]) { Mitre = ["T1059.001", "T1027"] };

    private static readonly AlertTemplate Discovery = new(Product.Endpoint, DetectionSource.Edr, Severity.Low, "Discovery",
        "Suspicious sequence of exploration activities",
        "A process called a set of windows commands. These commands can be used by attackers in order to identify assets of value and coordinate lateral movement after compromising a machine.",
        [Computer, Person, Program]) { Mitre = ["T1087.002", "T1069.002", "T1082"], Process = ProcessTemplate.Discovery };

    private static readonly AlertTemplate Lateral = new(Product.Endpoint, DetectionSource.Edr, Severity.Medium, "LateralMovement",
        "Suspicious service launched by a remote device",
        "A service was launched on {server} from a remote device. Attackers use remote services to run code on other devices of the organization.",
        [Computer, OtherComputer, Person, Program]) { Mitre = ["T1021.002", "T1569.002"], Process = ProcessTemplate.RemoteService };

    private static readonly AlertTemplate Beacon = new(Product.Endpoint, DetectionSource.Edr, Severity.High, "CommandAndControl",
        "Connection to a {family} command and control server",
        "{file} on {device} connected to {address}, which is known to serve {family}. An attacker might be controlling the device.",
        [Computer, Program, Binary, Address, Link]) { Mitre = ["T1071.001", "T1573"], Process = ProcessTemplate.Payload, NamesFamily = true };

    private static readonly AlertTemplate Dump = new(Product.Endpoint, DetectionSource.Edr, Severity.High, "CredentialAccess",
        "Sensitive credential memory read",
        "Attackers might be extracting passwords and hashes of user accounts after collecting credentials from system memory of lsass.exe.",
        [Computer, Person, Program, Binary]) { Mitre = ["T1003.001"], Process = ProcessTemplate.LsassDump };

    private static readonly AlertTemplate Persistence = new(Product.Endpoint, DetectionSource.Edr, Severity.Medium, "Persistence",
        "Anomaly detected in ASEP registry",
        "A process registered a suspicious command or file in an ASEP registry key, from which it runs after a restart. An attacker may place a malicious piece of software in such a location to prevent losing access if a machine is turned off.",
        [Computer, Person, Program, RegistryValue]) { Mitre = ["T1547.001"] };

    internal static readonly Scenario[] All =
    [
        new("Multi-stage incident involving Execution & Impact on one endpoint: ransomware on {device}", 7, Determination.MultiStagedAttack, false,
        [
            new(Product.Endpoint, DetectionSource.Edr, Severity.High, "Ransomware", "Ransomware behavior detected in the file system",
                "Suspicious behavior was observed that is characteristic of ransomware: {file} renamed and rewrote {count} files on {device} in a short time. Isolate the device before you do anything else.",
                [Computer, Person, Program, Binary]) { Mitre = ["T1486"], Process = ProcessTemplate.Payload, NamesFamily = true },
            new(Product.Endpoint, DetectionSource.Edr, Severity.High, "Impact", "System recovery setting tampering",
                "A process deleted the volume shadow copies of {device}. Human-operated ransomware does so to keep its victims from recovering files.",
                [Computer, Person, Program]) { Mitre = ["T1490"], Process = ProcessTemplate.ShadowCopies },
            Dump, Lateral, Encoded, Discovery,
        ]) { Payload = "lckr64.exe", Family = "LockBit", Actor = "Octo Tempest" },
        new("Hands-on keyboard attack involving multiple devices, started on {device}", 6, Determination.MultiStagedAttack, false,
            [Beacon, Encoded, Discovery, Dump, Lateral, Persistence]) { Payload = "msupdate.dll", Family = "Cobalt Strike", Actor = "Storm-0501" },
        new("'{family}' hacktool was detected on one endpoint", 8, Determination.Malware, false,
        [
            new(Product.Endpoint, DetectionSource.Antivirus, Severity.Low, "Malware", "'{family}' hacktool was detected",
                "Readily available tools, such as hacking programs, can be used by unauthorized individuals to spy on users. When used by attackers, these tools are often installed without authorization and used to compromise targeted machines.",
                [Computer, Binary, Person]) { Mitre = ["T1003"], NamesFamily = true },
            Dump,
        ]) { Payload = "mimikatz.exe", Family = "Mimikatz" },
        new("'{family}' malware was prevented on one endpoint", 16, Determination.Malware, false,
        [
            new(Product.Endpoint, DetectionSource.Antivirus, Severity.Informational, "Malware", "'{family}' malware was prevented",
                "Malware and unwanted software are undesirable applications that perform annoying, disruptive, or harmful actions on affected machines. This detection might indicate that Microsoft Defender Antivirus has stopped the malware from delivering its payload.",
                [Computer, Binary]) { NamesFamily = true, Prevented = true },
        ]) { Payload = "setup_crack.exe", Family = "Wacatac" },
        new("Unwanted software '{family}' on one endpoint", 9, Determination.UnwantedSoftware, false,
        [
            new(Product.Endpoint, DetectionSource.Antivirus, Severity.Low, "UnwantedSoftware", "'{family}' unwanted software was detected",
                "Unwanted software changes browser settings, shows advertisements or collects data without asking.",
                [Computer, Binary, Person]) { NamesFamily = true, Prevented = true },
            new(Product.Endpoint, DetectionSource.SmartScreen, Severity.Informational, "Malware", "User ignored a SmartScreen warning",
                "{name} opened {host} although Microsoft Defender SmartScreen had warned of it.", [Computer, Person, Link]) { Mitre = ["T1204.001"] },
        ]) { Payload = "FreePdfTool.exe", Family = "Bundlore" },
        new("Possible web shell on {server}", 4, Determination.MultiStagedAttack, true,
        [
            new(Product.Endpoint, DetectionSource.Edr, Severity.High, "Persistence", "Possible web shell installation",
                "A web server process wrote a script file to a web directory of {server}. Attackers install web shells to run commands through the web server.",
                [Computer, Binary, Program, Address]) { Mitre = ["T1505.003"], Process = ProcessTemplate.WebShell },
            Encoded, Discovery, Persistence,
        ]) { Payload = "errorFE.aspx", Family = "Chopper" },
        new("Suspicious scheduled task on one endpoint", 7, Determination.Malware, false,
        [
            new(Product.Endpoint, DetectionSource.CustomDetection, Severity.Medium, "Persistence", "Scheduled task runs a file from ProgramData",
                "A custom detection rule of {company} matched: a scheduled task was made that runs {file} from C:\\ProgramData.",
                [Computer, Person, Program, RegistryValue]) { Mitre = ["T1053.005"], Process = ProcessTemplate.ScheduledTask, Details = [("TaskFile", "{file}")] },
            Persistence,
        ]) { Payload = "winupd.exe", Family = "AsyncRat" },
        new("Connection to a custom network indicator from {device}", 5, Determination.Other, false,
        [
            new(Product.Endpoint, DetectionSource.CustomTi, Severity.Medium, "CommandAndControl", "Connection to a custom network indicator",
                "An endpoint has connected to a URL or domain in your list of custom indicators: {host}.", [Computer, Link, Address, Program]) { Mitre = ["T1071.001"] },
        ]),
    ];
}
