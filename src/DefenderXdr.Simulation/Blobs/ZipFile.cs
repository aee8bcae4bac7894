using System.IO.Compression;
using System.Text;

namespace DefenderXdr.Simulation;

/// <summary>Packs texts into a zip file; the same texts of the same time are the same bytes.</summary>
internal static class ZipFile
{
    internal static SimulatedFile Pack(string name, DateTimeOffset time, IEnumerable<KeyValuePair<string, string>> entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var entry in entries)
            {
                var made = zip.CreateEntry(entry.Key);
                made.LastWriteTime = time;
                using var content = made.Open();
                var text = Encoding.UTF8.GetBytes(entry.Value);
                content.Write(text, 0, text.Length);
            }

        return new(name, "application/zip", bytes.ToArray());
    }
}
