using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace InoLink.Lab.Dataverse.Plugins;

/// <summary>Finds plug-in classes and workflow activities in DLLs by metadata alone: nothing is loaded, so a refused package leaves no trace.</summary>
internal sealed class AssemblyScanner
{
    private const string Plugin = "Microsoft.Xrm.Sdk.IPlugin";
    private const string Activity = "System.Activities.CodeActivity";

    private readonly Dictionary<string, MetadataReader> types = new(StringComparer.Ordinal);
    private readonly List<(string File, byte[] Content, MetadataReader Reader)> assemblies = [];

    /// <exception cref="BadImageFormatException">A file is no managed assembly.</exception>
    public static IReadOnlyList<PackageAssembly> Scan(IEnumerable<(string File, byte[] Content)> files)
    {
        var scanner = new AssemblyScanner();
        var readers = new List<PEReader>();
        try
        {
            foreach (var (file, content) in files)
            {
                var image = new PEReader(new MemoryStream(content));
                readers.Add(image);
                scanner.Add(file, content, image);
            }

            return [.. scanner.assemblies.Select(a => scanner.Describe(a.File, a.Content, a.Reader))];
        }
        finally
        {
            readers.ForEach(reader => reader.Dispose());
        }
    }

    private void Add(string file, byte[] content, PEReader image)
    {
        if (!image.HasMetadata)
        {
            throw new BadImageFormatException($"{file} is no managed assembly: a plug-in package cannot hold unmanaged code.");
        }

        var reader = image.GetMetadataReader();
        assemblies.Add((file, content, reader));
        foreach (var handle in reader.TypeDefinitions)
        {
            types.TryAdd(Name(reader, handle), reader);
        }
    }

    private PackageAssembly Describe(string file, byte[] content, MetadataReader reader)
    {
        var name = reader.GetAssemblyDefinition().GetAssemblyName();
        var concrete = reader.TypeDefinitions.Where(handle => IsPublicConcrete(reader.GetTypeDefinition(handle))).ToList();
        return new PackageAssembly(
            file,
            name.Name!,
            name.FullName,
            content,
            [.. concrete.Where(handle => Implements(reader, handle, Plugin)).Select(handle => Name(reader, handle)).Order(StringComparer.Ordinal)],
            [.. concrete.Where(handle => DerivesFrom(reader, handle, Activity)).Select(handle => Name(reader, handle)).Order(StringComparer.Ordinal)]);
    }

    private static bool IsPublicConcrete(TypeDefinition type)
        => (type.Attributes & System.Reflection.TypeAttributes.VisibilityMask) is System.Reflection.TypeAttributes.Public or System.Reflection.TypeAttributes.NestedPublic
            && (type.Attributes & (System.Reflection.TypeAttributes.Abstract | System.Reflection.TypeAttributes.Interface)) == 0;

    private bool Implements(MetadataReader reader, TypeDefinitionHandle handle, string @interface)
        => BaseChain(reader, handle).Any(step => step.Reader is not null && step.Reader.GetTypeDefinition(step.Handle).GetInterfaceImplementations()
            .Any(i => Name(step.Reader, step.Reader.GetInterfaceImplementation(i).Interface) == @interface));

    private bool DerivesFrom(MetadataReader reader, TypeDefinitionHandle handle, string ancestor)
        => BaseChain(reader, handle).Any(step => step.Name == ancestor || step.Name == ancestor + "`1");

    /// <summary>The class and its ancestors, as far as they lie in the scanned files; the last one may be a name only.</summary>
    private IEnumerable<(string Name, MetadataReader? Reader, TypeDefinitionHandle Handle)> BaseChain(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var current = reader;
        for (var type = handle; ;)
        {
            yield return (Name(current, type), current, type);
            var parent = current.GetTypeDefinition(type).BaseType;
            var name = parent.IsNil ? "" : Name(current, parent);
            if (!types.TryGetValue(name, out var home))
            {
                yield return (name, null, default);
                yield break;
            }

            type = home.TypeDefinitions.First(candidate => Name(home, candidate) == name);
            current = home;
        }
    }

    private static string Name(MetadataReader reader, EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeDefinition => Name(reader, (TypeDefinitionHandle)handle),
        HandleKind.TypeReference => Name(reader, reader.GetTypeReference((TypeReferenceHandle)handle)),
        // an instantiated generic base: the signature begins with GENERICINST, CLASS, type
        HandleKind.TypeSpecification => GenericName(reader, (TypeSpecificationHandle)handle),
        _ => "",
    };

    private static string GenericName(MetadataReader reader, TypeSpecificationHandle handle)
    {
        var signature = reader.GetBlobReader(reader.GetTypeSpecification(handle).Signature);
        return signature.ReadSignatureTypeCode() == SignatureTypeCode.GenericTypeInstance && signature.ReadByte() != 0
            ? Name(reader, signature.ReadTypeHandle())
            : "";
    }

    private static string Name(MetadataReader reader, TypeReference type) => Join(reader.GetString(type.Namespace), reader.GetString(type.Name));

    private static string Name(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var declaring = type.GetDeclaringType();
        return declaring.IsNil
            ? Join(reader.GetString(type.Namespace), reader.GetString(type.Name))
            : $"{Name(reader, declaring)}+{reader.GetString(type.Name)}";
    }

    private static string Join(string space, string name) => space.Length == 0 ? name : $"{space}.{name}";
}
