export function AccessibilityStatement() {
  return (
    <section id="accessibility" aria-labelledby="accessibility-title">
      <h2 id="accessibility-title">无障碍声明</h2>
      <p>我们希望每个人都能自己用好这个网站，包括老年人和残疾人，并按《Web 内容无障碍指南》AA 级的要求来做：</p>
      <ul>
        <li>点右上角“大字”，全站换成大字号和高对比度，下次打开仍然有效；</li>
        <li>可以配合读屏软件使用，朗读顺序与阅读顺序一致，换步骤时从标题读起；</li>
        <li>只用键盘也能完成所有操作，没有必须滑动或长按的操作；</li>
        <li>不只靠颜色表示意思，每个状态都有文字；</li>
        <li>跟随设备的深色设置，放大到两倍仍能阅读。</li>
      </ul>
      <p>还做不到的：您上传的照片和录音没有文字说明；承办单位的答复可能附有扫描件。需要时请打电话，由人工念给您听。</p>
      <p>
        用起来有困难，请拨打 <a href="tel:12345">12345</a> 告诉我们。
      </p>
    </section>
  );
}
