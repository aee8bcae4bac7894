using System.Globalization;

namespace DefenderXdr;

/// <summary>Names for files that actions leave: device, time, and what it is. Each word comes from the service or a device, and is no path here.</summary>
internal static class ActionFileName
{
    private const int LongestWord = 100;

    /// <summary>The name of a package.</summary>
    public static string OfPackage(DefenderMachineAction action) => $"{Start(action)}.zip";

    /// <summary>The path of a file that a session got; no other one of the session has it.</summary>
    public static string Of(string directory, DefenderMachineAction action, string? source, IEnumerable<DownloadedFile> taken)
    {
        var leaf = source?.Split('/', '\\').LastOrDefault(part => part.Length > 0) ?? "file";
        for (var copy = 1; ; copy++)
        {
            var path = Path.Combine(directory, $"{Start(action)}_{(copy == 1 ? "" : $"{copy}_")}{Safe(leaf)}");
            if (!taken.Any(file => file.Path.StartsWith(path, StringComparison.OrdinalIgnoreCase))) return path;
        }
    }

    private static string Start(DefenderMachineAction action)
    {
        var time = action.CreationTime?.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture) ?? action.ActionId ?? "";
        return $"{Safe(action.ComputerDnsName ?? action.MachineId ?? "device")}_{Safe(time)}";
    }

    private static string Safe(string word)
    {
        var safe = string.Concat(word.Select(letter => char.IsLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '_')).TrimStart('.');
        return safe.Length > LongestWord ? safe.Substring(safe.Length - LongestWord) : safe.Length > 0 ? safe : "_";
    }
}
