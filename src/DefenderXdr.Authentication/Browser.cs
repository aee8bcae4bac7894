using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace DefenderXdr.Authentication;

/// <summary>Opens the user's own browser, or says why there is none.</summary>
public static class Browser
{
    private static readonly string[] LinuxOpeners = ["xdg-open", "gnome-open", "wslview"];

    /// <summary>Why no browser can be opened here, or null when one can.</summary>
    /// <param name="variable">Reads an environment variable; null for those of the process.</param>
    public static string? Obstacle(Func<string, string?>? variable = null)
    {
        variable ??= Environment.GetEnvironmentVariable;

        // Whoever set it knows better: a remote editor forwards its pages to the desk.
        if (IsSet("BROWSER")) return null;
        if (IsSet("CI") || IsSet("TF_BUILD")) return "this is a build agent";
        if (IsSet("FUNCTIONS_WORKER_RUNTIME") || IsSet("AUTOMATION_ASSET_ACCOUNTID")) return "this is an Azure worker";
        if (IsSet("SSH_CONNECTION") || IsSet("SSH_TTY")) return "this is a remote shell (SSH)";
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) return Environment.UserInteractive ? null : "this process has no desktop";
        if (RuntimeInformation.IsOSPlatform(OSPlatform.OSX)) return null;
        if (!IsSet("DISPLAY") && !IsSet("WAYLAND_DISPLAY") && !IsSet("WSL_DISTRO_NAME")) return "there is no desktop (neither DISPLAY nor WAYLAND_DISPLAY is set)";
        return LinuxOpener() is null ? $"none of {string.Join(", ", LinuxOpeners)} is installed" : null;

        bool IsSet(string name) => !string.IsNullOrEmpty(variable(name));
    }

    /// <summary>Opens a page.</summary>
    /// <exception cref="DefenderException"><see cref="ErrorIds.BrowserUnavailable"/>.</exception>
    public static void Open(Uri page)
    {
        if (Obstacle() is { } obstacle) throw Unavailable(obstacle);
        try
        {
            using var process = Process.Start(StartOf(page.AbsoluteUri));
        }
        catch (Exception e) when (e is Win32Exception or FileNotFoundException or InvalidOperationException)
        {
            throw Unavailable(e.Message, e);
        }
    }

    internal static DefenderException Unavailable(string obstacle, Exception? inner = null) =>
        DefenderErrors.Create(ErrorIds.BrowserUnavailable, $"No browser can be opened here: {obstacle}.", inner: inner);

    private static ProcessStartInfo StartOf(string page)
    {
        if (Environment.GetEnvironmentVariable("BROWSER") is { Length: > 0 } chosen) return Quietly(chosen, page);
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows)) return new ProcessStartInfo(page) { UseShellExecute = true };
        return Quietly(RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? "open" : LinuxOpener() ?? LinuxOpeners[0], page);
    }

    // A browser that talks on its standard streams must not write into the user's prompt.
    private static ProcessStartInfo Quietly(string program, string page) =>
        new(program, $"\"{page}\"") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };

    private static string? LinuxOpener() => Array.Find(LinuxOpeners, name =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name))));
}
