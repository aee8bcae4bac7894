#if NET
using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace DefenderXdr.PowerShell;

/// <summary>Makes a file that nobody but its owner can open.</summary>
internal static class PrivateFile
{
    public static FileStream Create(string path) => OperatingSystem.IsWindows() ? CreateOnWindows(path) : new FileStream(path, new FileStreamOptions
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.Write,
        UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
    });

    [SupportedOSPlatform("windows")]
    private static FileStream CreateOnWindows(string path)
    {
        var rights = new FileSecurity();
        rights.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        rights.AddAccessRule(new FileSystemAccessRule(WindowsIdentity.GetCurrent().User!, FileSystemRights.FullControl, AccessControlType.Allow));
        return new FileInfo(path).Create(FileMode.CreateNew, FileSystemRights.Write, FileShare.None, 4096, FileOptions.None, rights);
    }
}
#else
using System.Diagnostics;

namespace DefenderXdr.PowerShell;

/// <summary>Makes a file that nobody but its owner can open.</summary>
internal static class PrivateFile
{
    // netstandard2.0 has no access control; Windows itself has a tool for it. The file is empty until it is private.
    public static FileStream Create(string path)
    {
        new FileStream(path, FileMode.CreateNew).Dispose();
        using var icacls = Process.Start(new ProcessStartInfo("icacls.exe", $"\"{path}\" /inheritance:r /grant:r \"{Environment.UserDomainName}\\{Environment.UserName}:F\"")
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardOutput = true,
        });
        icacls!.StandardOutput.ReadToEnd();
        icacls.WaitForExit();
        if (icacls.ExitCode != 0) throw new IOException("The file could not be made private.");
        return new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.None);
    }
}
#endif
