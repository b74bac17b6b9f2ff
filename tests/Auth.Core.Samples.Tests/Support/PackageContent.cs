using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text;
using System.Xml.Linq;

namespace Auth.Core.Samples.Tests.Support;

/// <summary>What is inside of a package file.</summary>
internal sealed class PackageContent(FileInfo file)
{
    private readonly Dictionary<string, byte[]> _files = Read(file);

    public string Name => file.Name;

    public bool HasSymbols => file.Extension is ".snupkg";

    public IEnumerable<string> Files => _files.Keys;

    /// <summary>The values of one element of the manifest.</summary>
    public IEnumerable<string> Manifest(string element)
    {
        var manifest = _files.Single(item => item.Key.EndsWith(".nuspec", StringComparison.Ordinal)).Value;
        return XDocument
            .Load(new MemoryStream(manifest))
            .Descendants()
            .Where(item => string.Equals(item.Name.LocalName, element, StringComparison.Ordinal))
            .Select(item => item.Value);
    }

    /// <summary>The files that hold a text, in either of the two encodings that programs are made of.</summary>
    public IEnumerable<string> Holding(string text) =>
        from item in _files
        where Holds(item.Value, Encoding.UTF8.GetBytes(text)) || Holds(item.Value, Encoding.Unicode.GetBytes(text))
        select $"{Name}: {item.Key}";

    /// <summary>The source files that symbols tell of.</summary>
    public IEnumerable<string> Sources() =>
        from item in _files
        where item.Key.EndsWith(".pdb", StringComparison.Ordinal)
        from source in Sources(item.Value)
        select source;

    private static List<string> Sources(byte[] symbols)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(symbols));
        var reader = provider.GetMetadataReader();
        return [.. reader.Documents.Select(handle => reader.GetString(reader.GetDocument(handle).Name))];
    }

    private static bool Holds(byte[] bytes, byte[] text) => bytes.AsSpan().IndexOf(text) >= 0;

    private static Dictionary<string, byte[]> Read(FileInfo file)
    {
        using var archive = ZipFile.OpenRead(file.FullName);
        return archive.Entries.ToDictionary(entry => entry.FullName, Read, StringComparer.Ordinal);
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
