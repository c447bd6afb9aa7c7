namespace InoLink.Packager.Layout;

/// <summary>
/// Components that lie in their own folder in the zip as in the source tree: plug-in packages, custom APIs, environment
/// variables, modern commands, catalogs of business events. The package's nupkg comes from the build.
/// </summary>
internal sealed class ComponentFolders : ILayout
{
    private const string Packages = "pluginpackages";

    private static readonly string[] Folders = ["appactions", "Assets", "catalogs", "customapis", "environmentvariabledefinitions", Packages];

    public void Pack(PackContext context)
    {
        foreach (string file in Folders.SelectMany(f => context.Files(f)))
        {
            // the packed text is the canonical one, so that white space of the source can't change the zip
            byte[] bytes = context.ReadBytes(file);
            context.Entries.Add(new SolutionEntry(
                file,
                file.EndsWith(".xml", StringComparison.Ordinal) ? SourceXml.SourceFile(SourceXml.Read(bytes, file)) : bytes));
        }

        foreach (string folder in context.Folders(Packages))
        {
            string nupkg = $"{folder}/package/{(string?)context.ReadPart(folder + "/pluginpackage.xml").Element("package")}";
            context.Entries.RemoveAll(e => e.Name == nupkg);
            context.Entries.Add(new SolutionEntry(nupkg, context.Builds.ReadPackage()));
        }
    }

    public void Unpack(UnpackContext context)
    {
        foreach (SolutionEntry entry in Folders.SelectMany(f => context.Zip.Below(f + "/")))
        {
            context.WriteBytes(entry.Name, entry.Bytes);
        }
    }
}
