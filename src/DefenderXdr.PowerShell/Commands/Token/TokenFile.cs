using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;
using System.Text;

namespace DefenderXdr.PowerShell;

/// <summary>Writes a token for other programs, as text with a line end, readable by its owner alone from the first byte on.</summary>
internal static class TokenFile
{
    public static void Write(string path, DefenderToken token)
    {
        try
        {
            // Anew, in the place of an old one: an existing file keeps who could read it.
            var draft = path + "." + Guid.NewGuid().ToString("N");
            using (var stream = Create(draft))
            {
                var bytes = Encoding.UTF8.GetBytes(token.ToPlainText() + Environment.NewLine);
                stream.Write(bytes, 0, bytes.Length);
            }
            if (File.Exists(path)) File.Delete(path);
            File.Move(draft, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw DefenderErrors.Create(ErrorIds.TokenFileUnwritable, $"The token could not be written to '{path}': {e.Message}", inner: e);
        }
    }

    private static FileStream Create(string path)
    {
#if NET
        if (OperatingSystem.IsWindows()) return CreateOnWindows(path);
        return new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
#else
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) return CreateOnWindows(path);
        throw new NotSupportedException("Windows PowerShell runs on Windows.");
#endif
    }

#if NET
    [SupportedOSPlatform("windows")]
#endif
    private static FileStream CreateOnWindows(string path)
    {
        var rights = new FileSecurity();
        rights.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        rights.AddAccessRule(new FileSystemAccessRule(WindowsIdentity.GetCurrent().User!, FileSystemRights.FullControl, AccessControlType.Allow));
        return new FileInfo(path).Create(FileMode.CreateNew, FileSystemRights.Write, FileShare.None, 4096, FileOptions.None, rights);
    }
}
