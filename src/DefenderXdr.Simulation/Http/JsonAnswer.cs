using System.Text;
using Newtonsoft.Json;

namespace DefenderXdr.Simulation;

/// <summary>Writes a body straight to UTF-8; no tree is ever built.</summary>
internal static class JsonAnswer
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    internal static SimulatedResponse Write(int status, string contentType, IReadOnlyDictionary<string, string> headers, Action<JsonTextWriter> write)
    {
        var bytes = new MemoryStream();
        using (var text = new StreamWriter(bytes, Utf8, 16 * 1024, leaveOpen: true))
        using (var json = new JsonTextWriter(text))
            write(json);
        return new(status, contentType, new ArraySegment<byte>(bytes.GetBuffer(), 0, (int)bytes.Length), headers);
    }
}
