namespace DefenderXdr.Simulation;

/// <summary>A kind of incident: how it is called, how often it comes, and the alerts it raises, in order.</summary>
/// <param name="IncidentName">The incident's name, with the story's placeholders.</param>
/// <param name="Weight">How often it comes, against the others.</param>
/// <param name="Verdict">What an analyst concludes when it was real.</param>
/// <param name="OnServer">It plays on a server.</param>
/// <param name="Steps">The alerts.</param>
internal sealed record Scenario(string IncidentName, int Weight, Term Verdict, bool OnServer, AlertTemplate[] Steps)
{
    /// <summary>The malware's file name, and the family it belongs to.</summary>
    internal string Payload { get; init; } = "update_helper.exe";

    internal string? Family { get; init; }

    internal string? Actor { get; init; }

    internal string[] Subjects { get; init; } = ["Action required: invoice overdue"];
}

internal enum EvidenceKind
{
    Computer,
    OtherComputer,
    Person,
    Binary,
    Program,
    Address,
    Link,
    RegistryValue,
    Mailbox,
    Message,
    MailCluster,
    CloudApp,
}

internal sealed record AlertTemplate(Product Product, Term Detection, Term Severity, string Category, string Title, string Description, EvidenceKind[] Evidence)
{
    internal string[] Mitre { get; init; } = [];

    internal ProcessTemplate Process { get; init; } = ProcessTemplate.PowerShell;

    /// <summary>The technology stopped it on its own.</summary>
    internal bool Prevented { get; init; }

    internal bool NamesFamily { get; init; }

    /// <summary>What to do about it, where that is not the usual.</summary>
    internal string? Actions { get; init; }

    internal bool IsOnDevice => Product == Product.Endpoint;
}

internal sealed record ProcessTemplate(string Image, string Folder, string CommandLine, string Parent, string ParentFolder)
{
    private const string System32 = @"C:\Windows\System32";

    internal static readonly ProcessTemplate PowerShell = new(
        "powershell.exe", System32 + @"\WindowsPowerShell\v1.0", "powershell.exe -nop -w hidden -enc SQBFAFgAIAAoAE4AZQB3AC0ATwBiAGoAZQBjAHQA", "winword.exe", @"C:\Program Files\Microsoft Office\root\Office16");

    internal static readonly ProcessTemplate ShadowCopies = new(
        "vssadmin.exe", System32, "vssadmin.exe delete shadows /all /quiet", "cmd.exe", System32);

    internal static readonly ProcessTemplate LsassDump = new(
        "rundll32.exe", System32, @"rundll32.exe C:\windows\System32\comsvcs.dll, MiniDump 624 C:\Users\Public\lsass.dmp full", "cmd.exe", System32);

    internal static readonly ProcessTemplate Payload = new("{file}", @"C:\Users\{user}\AppData\Local\Temp", "\"{file}\" -k netsvcs", "explorer.exe", @"C:\Windows");

    internal static readonly ProcessTemplate RemoteService = new(
        "psexesvc.exe", @"C:\Windows", @"C:\Windows\PSEXESVC.exe -accepteula", "services.exe", System32);

    internal static readonly ProcessTemplate Discovery = new("net.exe", System32, "net group \"Domain Admins\" /domain", "cmd.exe", System32);

    internal static readonly ProcessTemplate WebShell = new(
        "cmd.exe", System32, "cmd.exe /c whoami && ipconfig /all", "w3wp.exe", System32 + @"\inetsrv");

    internal static readonly ProcessTemplate ScheduledTask = new(
        "schtasks.exe", System32, "schtasks.exe /create /sc minute /mo 15 /tn \"Updater\" /tr \"C:\\ProgramData\\{file}\"", "powershell.exe", System32 + @"\WindowsPowerShell\v1.0");

    internal static readonly ProcessTemplate Archive = new(
        "7z.exe", @"C:\Program Files\7-Zip", @"7z.exe a -p C:\Users\Public\out.7z \\srv-file-02\finance", "cmd.exe", System32);
}
