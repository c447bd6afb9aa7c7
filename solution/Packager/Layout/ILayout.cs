namespace InoLink.Packager.Layout;

/// <summary>How one kind of component lies in the source tree and in the zip (solution-format §1.1).</summary>
internal interface ILayout
{
    void Pack(PackContext context);

    void Unpack(UnpackContext context);
}
