namespace DefenderXdr.Simulation;

/// <summary>What runs on a computer on an ordinary day.</summary>
internal static class EverydayProcesses
{
    private const string System32 = @"C:\Windows\System32";
    private const string Office = @"C:\Program Files\Microsoft Office\root\Office16";

    private static readonly ProcessTemplate[] Usual =
    [
        new("msedge.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application", "\"msedge.exe\" --type=renderer --lang=en-US", "msedge.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application"),
        new("outlook.exe", Office, "\"OUTLOOK.EXE\"", "explorer.exe", @"C:\Windows"),
        new("excel.exe", Office, "\"EXCEL.EXE\" budget-2026.xlsx", "explorer.exe", @"C:\Windows"),
        new("ms-teams.exe", @"C:\Program Files\WindowsApps\MSTeams", "\"ms-teams.exe\" msteams:system-initiated", "svchost.exe", System32),
        new("svchost.exe", System32, "svchost.exe -k netsvcs -p -s Schedule", "services.exe", System32),
        new("conhost.exe", System32, "conhost.exe 0xffffffff -ForceV1", "powershell.exe", System32 + @"\WindowsPowerShell\v1.0"),
        new("powershell.exe", System32 + @"\WindowsPowerShell\v1.0", "powershell.exe -NoProfile -File C:\\Scripts\\inventory.ps1", "svchost.exe", System32),
        new("cmd.exe", System32, "cmd.exe /c dir", "explorer.exe", @"C:\Windows"),
        new("git.exe", @"C:\Program Files\Git\cmd", "git.exe fetch --all", "powershell.exe", System32 + @"\WindowsPowerShell\v1.0"),
        new("MsMpEng.exe", @"C:\ProgramData\Microsoft\Windows Defender\Platform", "\"MsMpEng.exe\"", "services.exe", System32),
        new("wmiprvse.exe", System32 + @"\wbem", "wmiprvse.exe -secured -Embedding", "svchost.exe", System32),
        new("taskhostw.exe", System32, "taskhostw.exe", "svchost.exe", System32),
    ];

    internal static ProcessFact Start(Dice dice, DateTimeOffset time)
    {
        var template = dice.Pick(Usual);
        return new(
            Story.Known(template.Image, template.Folder), dice.Between(1_000, 24_000), template.CommandLine, time,
            template.Parent, template.ParentFolder, dice.Between(500, 9_000), time - dice.Minutes(1, 600));
    }
}
